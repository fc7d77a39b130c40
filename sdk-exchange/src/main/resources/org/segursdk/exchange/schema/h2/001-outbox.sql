-- Contents, sealed in pieces of one mebibyte; in clear their size and number.
-- BLOB: many pieces in one transaction as VARBINARY would stay in memory.
CREATE TABLE sg_content (
  content_id VARCHAR(36) PRIMARY KEY,
  size_bytes BIGINT NOT NULL,
  chunks INTEGER NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE TABLE sg_content_chunk (
  content_id VARCHAR(36) NOT NULL REFERENCES sg_content (content_id) ON DELETE CASCADE,
  chunk_no INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (content_id, chunk_no)
);
-- What was asked for. In clear: ids of documents, type, dates, who asked; sealed: patient, metadata.
CREATE TABLE sg_share (
  share_id VARCHAR(36) PRIMARY KEY,
  operation VARCHAR(16) NOT NULL,
  document_id VARCHAR(64) NOT NULL,
  chain_key VARCHAR(64) NOT NULL,
  type_code VARCHAR(64) NOT NULL,
  user_id VARCHAR(200) NOT NULL,
  content_id VARCHAR(36) NOT NULL REFERENCES sg_content (content_id),
  sealed VARBINARY(10000000) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  UNIQUE (document_id, operation)
);
CREATE INDEX sg_share_chain ON sg_share (chain_key, created_at);
-- One row a branch and recipient. The destination is a key that tells nobody; the address is sealed.
CREATE TABLE sg_delivery (
  delivery_id VARCHAR(36) PRIMARY KEY,
  share_id VARCHAR(36) NOT NULL REFERENCES sg_share (share_id),
  branch VARCHAR(16) NOT NULL,
  operation VARCHAR(16) NOT NULL,
  destination_key VARCHAR(64) NOT NULL,
  chain_key VARCHAR(64) NOT NULL,
  seq BIGINT NOT NULL,
  state VARCHAR(16) NOT NULL,
  code VARCHAR(100) NOT NULL,
  attempts INTEGER NOT NULL,
  version BIGINT NOT NULL,
  next_at TIMESTAMP(6) WITH TIME ZONE,
  uncertain_since TIMESTAMP(6) WITH TIME ZONE,
  submission_id VARCHAR(64) NOT NULL,
  message_id VARCHAR(250),
  original_message_id VARCHAR(250),
  sealed_target VARBINARY(4000),
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  UNIQUE (chain_key, destination_key, seq)
);
CREATE INDEX sg_delivery_share ON sg_delivery (share_id);
CREATE INDEX sg_delivery_state ON sg_delivery (state, updated_at);
CREATE INDEX sg_delivery_message ON sg_delivery (message_id);
-- Every change of a delivery: who, what, when, why. No patient data.
CREATE TABLE sg_delivery_event (
  event_id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delivery_id VARCHAR(36) NOT NULL REFERENCES sg_delivery (delivery_id),
  at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  who VARCHAR(200) NOT NULL,
  state_before VARCHAR(16) NOT NULL,
  state_after VARCHAR(16) NOT NULL,
  code VARCHAR(100) NOT NULL
);
CREATE INDEX sg_delivery_event_delivery ON sg_delivery_event (delivery_id, event_id);
-- What the nodes have to run, as db-scheduler 16 keeps it.
CREATE TABLE sg_task (
  task_name VARCHAR(100) NOT NULL,
  task_instance VARCHAR(100) NOT NULL,
  task_data BLOB,
  execution_time TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  picked BOOLEAN NOT NULL,
  picked_by VARCHAR(50),
  last_success TIMESTAMP(6) WITH TIME ZONE,
  last_failure TIMESTAMP(6) WITH TIME ZONE,
  consecutive_failures INT,
  last_heartbeat TIMESTAMP(6) WITH TIME ZONE,
  version BIGINT NOT NULL,
  priority SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX sg_task_due ON sg_task (execution_time);
CREATE INDEX sg_task_heartbeat ON sg_task (last_heartbeat);
