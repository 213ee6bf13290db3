DROP INDEX "call_n";--> statement-breakpoint
DROP INDEX "command_at";--> statement-breakpoint
DROP INDEX "ticket_wait";--> statement-breakpoint
DROP INDEX "visit_citizen_day";--> statement-breakpoint
ALTER TABLE "office_log" ADD COLUMN "last_at" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "visit" ADD COLUMN "nth_of_day" smallint NOT NULL;--> statement-breakpoint
CREATE INDEX "call_ticket" ON "call" USING btree ("ticket_id","called_at");--> statement-breakpoint
CREATE INDEX "ticket_served" ON "ticket" USING btree ("office_code","closed_at") WHERE state = 'COMPLETED';--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_case_code" ON "ticket" USING btree ("case_code") WHERE case_code is not null;--> statement-breakpoint
CREATE INDEX "command_at" ON "command" USING brin ("at");--> statement-breakpoint
CREATE INDEX "ticket_wait" ON "ticket" USING btree ("office_code","restored" DESC NULLS LAST,"effective_at","id") WHERE state = 'WAITING';--> statement-breakpoint
CREATE UNIQUE INDEX "visit_citizen_day" ON "visit" USING btree ("citizen_id","day","nth_of_day");