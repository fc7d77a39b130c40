-- What ties an item to others: level of its body (N1, N3), the documented act, the document it was made from, its mail and the mail that
-- one answers. Keys tell nobody.
ALTER TABLE sg_work_item ADD COLUMN body_level VARCHAR(2);
ALTER TABLE sg_work_item ADD COLUMN act_key VARCHAR(32);
ALTER TABLE sg_work_item ADD COLUMN act_references VARCHAR(32);
ALTER TABLE sg_work_item ADD COLUMN made_from VARCHAR(300);
ALTER TABLE sg_work_item ADD COLUMN message_key VARCHAR(32);
ALTER TABLE sg_work_item ADD COLUMN answers_key VARCHAR(32);
CREATE INDEX sg_work_act ON sg_work_item (act_key, body_level, patient_key);
CREATE INDEX sg_work_made_from ON sg_work_item (made_from);
CREATE INDEX sg_work_entry ON sg_work_item (entry_uuid);
CREATE INDEX sg_work_message ON sg_work_item (message_key);
CREATE INDEX sg_work_replaced ON sg_work_item (replaced_by);
