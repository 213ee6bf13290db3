CREATE TABLE "account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_year" (
	"year" integer PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"office_code" text NOT NULL,
	"desk_id" uuid NOT NULL,
	"n" smallint NOT NULL,
	"called_at" timestamp with time zone NOT NULL,
	"delivered_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "citizen" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"display_name" text NOT NULL,
	"look" jsonb NOT NULL,
	"language" text DEFAULT 'id' NOT NULL,
	"simulated" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "command" (
	"id" uuid PRIMARY KEY NOT NULL,
	"actor_id" text NOT NULL,
	"type" text NOT NULL,
	"ticket_id" uuid,
	"result" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"visit_id" uuid NOT NULL,
	"office_code" text NOT NULL,
	"citizen_id" uuid NOT NULL,
	"officer_id" uuid,
	"last_seq" integer DEFAULT 0 NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "conversation_event" (
	"conversation_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"mid" uuid NOT NULL,
	"sender_id" text NOT NULL,
	"sender" jsonb NOT NULL,
	"cmid" uuid,
	"data" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "conversation_event_conversation_id_seq_pk" PRIMARY KEY("conversation_id","seq")
);
--> statement-breakpoint
CREATE TABLE "conversation_mark" (
	"conversation_id" uuid NOT NULL,
	"participant_id" text NOT NULL,
	"delivered" integer DEFAULT 0 NOT NULL,
	"read" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "conversation_mark_conversation_id_participant_id_pk" PRIMARY KEY("conversation_id","participant_id")
);
--> statement-breakpoint
CREATE TABLE "desk" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_code" text NOT NULL,
	"label" text NOT NULL,
	"position" smallint NOT NULL,
	"capacity" smallint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "holiday" (
	"day" date PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"confidence" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "number_counter" (
	"office_code" text NOT NULL,
	"day" date NOT NULL,
	"prefix" text NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "number_counter_office_code_day_prefix_pk" PRIMARY KEY("office_code","day","prefix")
);
--> statement-breakpoint
CREATE TABLE "office" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"paused_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "office_log" (
	"office_code" text PRIMARY KEY NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "office_service" (
	"office_code" text NOT NULL,
	"service_id" text NOT NULL,
	"group_prefix" text NOT NULL,
	"standard" jsonb NOT NULL,
	"sample" boolean DEFAULT true NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "office_service_office_code_service_id_pk" PRIMARY KEY("office_code","service_id")
);
--> statement-breakpoint
CREATE TABLE "officer_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"officer_name" text NOT NULL,
	"office_code" text NOT NULL,
	"desk_id" uuid NOT NULL,
	"state" text NOT NULL,
	"simulated" boolean DEFAULT false NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"state_since" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "opening_interval" (
	"office_code" text NOT NULL,
	"weekday" smallint NOT NULL,
	"from_minute" smallint NOT NULL,
	"to_minute" smallint NOT NULL,
	CONSTRAINT "opening_interval_office_code_weekday_from_minute_pk" PRIMARY KEY("office_code","weekday","from_minute")
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limit_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "rating" (
	"ticket_id" uuid PRIMARY KEY NOT NULL,
	"office_code" text NOT NULL,
	"score" smallint NOT NULL,
	"comment" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" uuid NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "sign_in_failure" (
	"email" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "staff_role" (
	"user_id" uuid NOT NULL,
	"office_code" text NOT NULL,
	"role" text NOT NULL,
	"look" jsonb NOT NULL,
	"simulated" boolean DEFAULT false NOT NULL,
	CONSTRAINT "staff_role_user_id_office_code_pk" PRIMARY KEY("user_id","office_code")
);
--> statement-breakpoint
CREATE TABLE "ticket" (
	"id" uuid PRIMARY KEY NOT NULL,
	"visit_id" uuid NOT NULL,
	"office_code" text NOT NULL,
	"citizen_id" uuid NOT NULL,
	"service_id" text NOT NULL,
	"group_prefix" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"joined_at" timestamp with time zone,
	"effective_at" timestamp with time zone,
	"not_before" timestamp with time zone,
	"priority" boolean DEFAULT false NOT NULL,
	"restored" boolean DEFAULT false NOT NULL,
	"rejoins" smallint DEFAULT 0 NOT NULL,
	"desk_id" uuid,
	"slot" smallint,
	"officer_id" uuid,
	"officer_name" text,
	"call_count" smallint DEFAULT 0 NOT NULL,
	"last_called_at" timestamp with time zone,
	"serving_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"resolution" text,
	"resolution_note" text,
	"case_code" text,
	"close_reason" text,
	"promised_low_s" integer,
	"promised_high_s" integer,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "ticket_event" (
	"office_code" text NOT NULL,
	"seq" bigint NOT NULL,
	"ticket_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"type" text NOT NULL,
	"actor" jsonb NOT NULL,
	"command_id" uuid NOT NULL,
	"payload" jsonb NOT NULL,
	"prev_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "ticket_event_office_code_seq_pk" PRIMARY KEY("office_code","seq")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_code" text NOT NULL,
	"citizen_id" uuid NOT NULL,
	"day" date NOT NULL,
	"prefix" text NOT NULL,
	"number" integer NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call" ADD CONSTRAINT "call_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call" ADD CONSTRAINT "call_desk_id_desk_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_office_code_office_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."office"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_citizen_id_citizen_id_fk" FOREIGN KEY ("citizen_id") REFERENCES "public"."citizen"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_event" ADD CONSTRAINT "conversation_event_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_mark" ADD CONSTRAINT "conversation_mark_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk" ADD CONSTRAINT "desk_office_code_office_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."office"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_log" ADD CONSTRAINT "office_log_office_code_office_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."office"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_service" ADD CONSTRAINT "office_service_office_code_office_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."office"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer_session" ADD CONSTRAINT "officer_session_office_code_office_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."office"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer_session" ADD CONSTRAINT "officer_session_desk_id_desk_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_interval" ADD CONSTRAINT "opening_interval_office_code_office_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."office"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_office_code_office_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."office"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_office_code_office_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."office"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_citizen_id_citizen_id_fk" FOREIGN KEY ("citizen_id") REFERENCES "public"."citizen"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_desk_id_desk_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_office_code_office_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."office"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_office_code_office_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."office"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_citizen_id_citizen_id_fk" FOREIGN KEY ("citizen_id") REFERENCES "public"."citizen"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "call_n" ON "call" USING btree ("ticket_id","n");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_call" ON "call" USING btree ("ticket_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "call_office_time" ON "call" USING btree ("office_code","called_at");--> statement-breakpoint
CREATE UNIQUE INDEX "citizen_token" ON "citizen" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "command_at" ON "command" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "conversation_visit" ON "conversation" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "conversation_citizen" ON "conversation" USING btree ("citizen_id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversation_event_cmid" ON "conversation_event" USING btree ("conversation_id","sender_id","cmid") WHERE cmid is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "desk_position" ON "desk" USING btree ("office_code","position");--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_session_per_desk" ON "officer_session" USING btree ("desk_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_session_per_officer" ON "officer_session" USING btree ("user_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "officer_session_office" ON "officer_session" USING btree ("office_code") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "ticket_wait" ON "ticket" USING btree ("office_code","group_prefix","restored" DESC NULLS LAST,"effective_at","id") WHERE state = 'WAITING';--> statement-breakpoint
CREATE INDEX "ticket_open" ON "ticket" USING btree ("office_code") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "ticket_due" ON "ticket" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "ticket_citizen" ON "ticket" USING btree ("citizen_id","issued_at");--> statement-breakpoint
CREATE INDEX "ticket_visit" ON "ticket" USING btree ("visit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_active_per_slot" ON "ticket" USING btree ("desk_id","slot") WHERE state in ('CALLED', 'SERVING');--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_per_service" ON "ticket" USING btree ("citizen_id","service_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "ticket_event_ticket" ON "ticket_event" USING btree ("ticket_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "visit_number" ON "visit" USING btree ("office_code","day","prefix","number");--> statement-breakpoint
CREATE INDEX "visit_citizen_day" ON "visit" USING btree ("citizen_id","day");