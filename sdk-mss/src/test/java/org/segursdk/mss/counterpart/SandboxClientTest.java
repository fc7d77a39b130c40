package org.segursdk.mss.counterpart;

class SandboxClientTest extends ClientSuite {
    @Override
    MailCounterpart open() {
        return new SandboxCounterpart();
    }
}
