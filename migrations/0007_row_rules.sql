CREATE TABLE "row_rule" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"table_id" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"rows" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dashboard" ADD COLUMN "published_by_id" text;--> statement-breakpoint
ALTER TABLE "row_rule" ADD CONSTRAINT "row_rule_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "row_rule_of" ON "row_rule" USING btree ("workspace_id","dataset_id");--> statement-breakpoint
CREATE INDEX "row_rule_subject" ON "row_rule" USING btree ("workspace_id","subject_kind","subject_id");