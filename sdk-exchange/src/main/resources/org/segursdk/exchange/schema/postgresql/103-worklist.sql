-- The worklist. In clear: dates, type of document, identifiers of documents, author by national number, flags, status, the software's
-- key of the record, a key of the patient that tells nobody and the first letters of the name (how many: the software sets it).
CREATE TABLE sg_work_item (
  item_id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  version BIGINT NOT NULL,
  origin VARCHAR(10) NOT NULL,
  mail_id BIGINT,
  part INTEGER NOT NULL,
  document_id VARCHAR(300),
  set_id VARCHAR(300),
  version_number INTEGER,
  sha1 VARCHAR(100),
  entry_uuid VARCHAR(100),
  repository VARCHAR(100),
  received_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  dated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  type_code VARCHAR(64) NOT NULL,
  author_id VARCHAR(64) NOT NULL,
  author_sort VARCHAR(120) NOT NULL,
  patient_key VARCHAR(32) NOT NULL,
  patient_sort VARCHAR(40) NOT NULL,
  record_id VARCHAR(200),
  filing VARCHAR(20) NOT NULL,
  operation VARCHAR(20) NOT NULL,
  abnormal VARCHAR(7) NOT NULL,
  critical VARCHAR(7) NOT NULL,
  relevant VARCHAR(7) NOT NULL,
  immediate VARCHAR(7) NOT NULL,
  priority SMALLINT NOT NULL,
  unread BOOLEAN NOT NULL,
  shown BOOLEAN NOT NULL,
  filed_by_rule BOOLEAN NOT NULL,
  read_at TIMESTAMP(6) WITH TIME ZONE,
  validated_at TIMESTAMP(6) WITH TIME ZONE,
  filed_at TIMESTAMP(6) WITH TIME ZONE,
  deleted_at TIMESTAMP(6) WITH TIME ZONE,
  replaced_by BIGINT,
  duplicate_of BIGINT,
  duplicate_kind VARCHAR(20),
  assignee VARCHAR(200) NOT NULL,
  sealed BYTEA NOT NULL
);
CREATE INDEX sg_work_received ON sg_work_item (shown DESC, received_at DESC, item_id DESC);
CREATE INDEX sg_work_dated ON sg_work_item (shown DESC, dated_at DESC, item_id DESC);
CREATE INDEX sg_work_unread ON sg_work_item (shown DESC, unread DESC, received_at DESC, item_id DESC);
CREATE INDEX sg_work_record ON sg_work_item (record_id, received_at DESC, item_id DESC);
CREATE INDEX sg_work_patient ON sg_work_item (patient_key, received_at DESC, item_id DESC);
CREATE INDEX sg_work_type ON sg_work_item (shown DESC, type_code, received_at DESC, item_id DESC);
CREATE INDEX sg_work_author ON sg_work_item (shown DESC, author_id, received_at DESC, item_id DESC);
CREATE INDEX sg_work_assignee ON sg_work_item (shown DESC, assignee, received_at DESC, item_id DESC);
CREATE INDEX sg_work_name ON sg_work_item (shown DESC, patient_sort, patient_key, item_id DESC);
CREATE INDEX sg_work_author_name ON sg_work_item (shown DESC, author_sort, item_id DESC);
CREATE INDEX sg_work_type_name ON sg_work_item (shown DESC, type_code, item_id DESC);
CREATE INDEX sg_work_priority ON sg_work_item (shown DESC, priority, item_id DESC);
CREATE INDEX sg_work_document ON sg_work_item (document_id);
CREATE INDEX sg_work_set ON sg_work_item (set_id);
CREATE INDEX sg_work_duplicate ON sg_work_item (duplicate_of);
CREATE INDEX sg_work_filed ON sg_work_item (filed_at);
-- Who did what to an item, for whom.
CREATE TABLE sg_work_event (
  event_id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  item_id BIGINT NOT NULL,
  at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  user_id VARCHAR(200) NOT NULL,
  on_behalf_of VARCHAR(200),
  action VARCHAR(30) NOT NULL,
  detail VARCHAR(300) NOT NULL
);
CREATE INDEX sg_work_event_item ON sg_work_event (item_id, event_id);
-- Messages and answers already taken in.
CREATE TABLE sg_reception (
  reception_key VARCHAR(64) PRIMARY KEY,
  at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
-- Who may act for whom.
CREATE TABLE sg_delegation (
  delegator VARCHAR(200) NOT NULL,
  delegate VARCHAR(200) NOT NULL,
  granted_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  ends_at TIMESTAMP(6) WITH TIME ZONE,
  PRIMARY KEY (delegator, delegate, granted_at)
);
-- Reports of the structure itself, until they are validated.
CREATE TABLE sg_own_report (
  report_id VARCHAR(200) PRIMARY KEY,
  state VARCHAR(12) NOT NULL,
  author_id VARCHAR(200) NOT NULL,
  unit VARCHAR(200) NOT NULL,
  record_id VARCHAR(200) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  changed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  notified_at TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX sg_own_report_state ON sg_own_report (state, created_at);
