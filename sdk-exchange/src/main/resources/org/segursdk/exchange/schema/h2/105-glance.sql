-- What a user saw of a patient's DMP, sealed, under keys that tell nobody.
CREATE TABLE sg_dmp_glance (
  holder_key VARCHAR(32) NOT NULL,
  patient_key VARCHAR(32) NOT NULL,
  asked_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  generation BIGINT NOT NULL,
  sealed VARBINARY(1000000),
  PRIMARY KEY (holder_key, patient_key)
);
CREATE INDEX sg_dmp_glance_asked ON sg_dmp_glance (asked_at);
