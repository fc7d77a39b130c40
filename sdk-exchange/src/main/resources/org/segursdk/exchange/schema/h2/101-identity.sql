-- Identities: the state sealed; in clear the key of the record and the status.
CREATE TABLE sg_identity (
  record_id VARCHAR(200) PRIMARY KEY,
  version BIGINT NOT NULL,
  status VARCHAR(16) NOT NULL,
  sealed VARBINARY(1000000) NOT NULL
);
-- Who changed what of an identity: names of traits, never their values.
CREATE TABLE sg_identity_event (
  event_id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  record_id VARCHAR(200) NOT NULL,
  at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  user_id VARCHAR(200) NOT NULL,
  kind VARCHAR(60) NOT NULL,
  status_before VARCHAR(16),
  status_after VARCHAR(16) NOT NULL,
  changed VARCHAR(300) NOT NULL,
  proof VARCHAR(60),
  refusals VARCHAR(1000) NOT NULL
);
CREATE INDEX sg_identity_event_record ON sg_identity_event (record_id, event_id);
