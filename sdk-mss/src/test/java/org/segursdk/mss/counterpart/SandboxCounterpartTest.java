package org.segursdk.mss.counterpart;

class SandboxCounterpartTest extends CounterpartSuite {
    @Override
    MailCounterpart open() {
        return new SandboxCounterpart();
    }
}
