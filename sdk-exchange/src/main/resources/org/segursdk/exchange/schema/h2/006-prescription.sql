-- Sendings of prescriptions. In clear: ids, dates, who asked, where it stands; sealed: number, steps, plan.
CREATE TABLE sg_prescription (
  prescription_id VARCHAR(64) PRIMARY KEY,
  copy_id VARCHAR(64) NOT NULL UNIQUE,
  first_id VARCHAR(64) NOT NULL,
  edition INTEGER NOT NULL,
  replaces_id VARCHAR(64) UNIQUE,
  user_id VARCHAR(200) NOT NULL,
  status VARCHAR(16) NOT NULL,
  code VARCHAR(100) NOT NULL,
  stopped BOOLEAN NOT NULL,
  attempts INTEGER NOT NULL,
  version BIGINT NOT NULL,
  next_at TIMESTAMP(6) WITH TIME ZONE,
  uncertain_since TIMESTAMP(6) WITH TIME ZONE,
  sealed_order VARBINARY(100000) NOT NULL,
  sealed_state VARBINARY(100000) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  UNIQUE (first_id, edition)
);
CREATE INDEX sg_prescription_status ON sg_prescription (status, updated_at);
-- Every step that changed, and every change of the whole, whose step is then empty. No patient data.
CREATE TABLE sg_prescription_event (
  event_id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  prescription_id VARCHAR(64) NOT NULL REFERENCES sg_prescription (prescription_id),
  at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  who VARCHAR(200) NOT NULL,
  step VARCHAR(16) NOT NULL,
  status VARCHAR(16) NOT NULL,
  code VARCHAR(100) NOT NULL
);
CREATE INDEX sg_prescription_event_of ON sg_prescription_event (prescription_id, event_id);
