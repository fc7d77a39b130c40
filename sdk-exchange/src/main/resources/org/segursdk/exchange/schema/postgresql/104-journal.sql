-- Who received what. The partner is sealed and found by a key that tells nobody.
CREATE TABLE sg_disclosure (
  disclosure_id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_key VARCHAR(200) NOT NULL UNIQUE,
  at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  branch VARCHAR(16) NOT NULL,
  outcome VARCHAR(16) NOT NULL,
  code VARCHAR(60) NOT NULL,
  record_id VARCHAR(200) NOT NULL,
  document_id VARCHAR(300) NOT NULL,
  type_code VARCHAR(64) NOT NULL,
  finess VARCHAR(20) NOT NULL,
  signatory VARCHAR(20) NOT NULL,
  with_ins BOOLEAN NOT NULL,
  masked VARCHAR(120) NOT NULL,
  user_id VARCHAR(200) NOT NULL,
  partner_key VARCHAR(32) NOT NULL,
  sealed_partner BYTEA NOT NULL
);
CREATE INDEX sg_disclosure_at ON sg_disclosure (at);
CREATE INDEX sg_disclosure_record ON sg_disclosure (record_id, at);
CREATE INDEX sg_disclosure_partner ON sg_disclosure (partner_key, at);
-- Calls of INSi, counted: no patient.
CREATE TABLE sg_insi_call (
  call_id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  finess VARCHAR(20) NOT NULL,
  operation VARCHAR(40) NOT NULL,
  outcome VARCHAR(16) NOT NULL,
  user_id VARCHAR(200) NOT NULL
);
CREATE INDEX sg_insi_call_at ON sg_insi_call (at);
