-- What a page is filtered by, held equal before the order of arrival: a page is read from one index whatever the filter.
ALTER TABLE sg_work_item ADD COLUMN is_validated BOOLEAN GENERATED ALWAYS AS (validated_at IS NOT NULL) STORED;
ALTER TABLE sg_work_item ADD COLUMN is_filed BOOLEAN GENERATED ALWAYS AS (filed_at IS NOT NULL) STORED;
ALTER TABLE sg_work_item ADD COLUMN is_deleted BOOLEAN GENERATED ALWAYS AS (deleted_at IS NOT NULL) STORED;
ALTER TABLE sg_work_item ADD COLUMN is_replaced BOOLEAN GENERATED ALWAYS AS (replaced_by IS NOT NULL) STORED;
CREATE INDEX sg_work_validated ON sg_work_item (shown DESC, is_validated DESC, received_at DESC, item_id DESC);
CREATE INDEX sg_work_treated ON sg_work_item (shown DESC, is_filed DESC, received_at DESC, item_id DESC);
CREATE INDEX sg_work_origin ON sg_work_item (shown DESC, origin, received_at DESC, item_id DESC);
CREATE INDEX sg_work_abnormal ON sg_work_item (shown DESC, abnormal, received_at DESC, item_id DESC);
CREATE INDEX sg_work_critical ON sg_work_item (shown DESC, critical, received_at DESC, item_id DESC);
CREATE INDEX sg_work_relevant ON sg_work_item (shown DESC, relevant, received_at DESC, item_id DESC);
CREATE INDEX sg_work_immediate ON sg_work_item (shown DESC, immediate, received_at DESC, item_id DESC);
CREATE INDEX sg_work_deleted_received ON sg_work_item (is_deleted DESC, received_at DESC, item_id DESC);
CREATE INDEX sg_work_replaced_received ON sg_work_item (is_replaced DESC, received_at DESC, item_id DESC);
CREATE INDEX sg_work_all ON sg_work_item (received_at DESC, item_id DESC);
-- The order of types goes on by arrival: sg_work_type serves both.
DROP INDEX sg_work_type_name;
