package org.segursdk.psc.counterpart;

class SandboxPscTest extends PscSuite {
    @Override
    PscCounterpart open() {
        return new SandboxPsc();
    }
}
