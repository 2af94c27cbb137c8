CREATE TABLE "proposal" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'preparing' NOT NULL,
	"base_version_id" text NOT NULL,
	"version_id" text,
	"auto_merge" boolean NOT NULL,
	"mode" text,
	"keys" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"key_candidates" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"change" jsonb,
	"table_id" text,
	"recipe" jsonb,
	"what" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"file_name" text NOT NULL,
	"upload_id" text,
	"ingestion_id" text,
	"incoming" jsonb,
	"job_id" text,
	"stage" text,
	"processed_rows" bigint DEFAULT 0 NOT NULL,
	"total_rows" bigint,
	"reason" jsonb,
	"created_by" text NOT NULL,
	"creator_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "version" ALTER COLUMN "number" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "ingestion" ADD COLUMN "keys" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "ingestion" ADD COLUMN "onto_version_id" text;--> statement-breakpoint
ALTER TABLE "ingestion" ADD COLUMN "settings" jsonb DEFAULT '{"tables":[]}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "ingestion" ADD COLUMN "sheets" jsonb;--> statement-breakpoint
ALTER TABLE "upload" ADD COLUMN "proposal_id" text;--> statement-breakpoint
ALTER TABLE "version" ADD COLUMN "origin" jsonb DEFAULT '{"kind":"first"}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "version" ADD COLUMN "created_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "version_table" ADD COLUMN "index" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "version_table" ADD COLUMN "files" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "version_table" ADD COLUMN "source" jsonb;--> statement-breakpoint
ALTER TABLE "version_table" ADD COLUMN "recipe" jsonb DEFAULT '{"steps":[]}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "version_table" ADD COLUMN "faults" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_dataset_id_dataset_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."dataset"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proposal_newest" ON "proposal" USING btree ("dataset_id","id");--> statement-breakpoint
CREATE INDEX "proposal_upload" ON "proposal" USING btree ("upload_id");