-- A reading is written in the statement that writes its check-in, for a measure of that check-in's goal, which the
-- check-in's own foreign key keeps from being removed meanwhile. Checked once more for each reading, both were locked
-- row by row and their pages written again at every check-in.
alter table reading drop constraint reading_org_check_in_fkey, drop constraint reading_org_measure_fkey;
