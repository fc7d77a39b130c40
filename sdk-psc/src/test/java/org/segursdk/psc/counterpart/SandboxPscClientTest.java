package org.segursdk.psc.counterpart;

class SandboxPscClientTest extends PscClientSuite {
    @Override
    PscCounterpart open() {
        return new SandboxPsc();
    }
}
