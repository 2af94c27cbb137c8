CREATE TABLE "chart" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"table_id" text NOT NULL,
	"dataset_name" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"type" text NOT NULL,
	"question" jsonb NOT NULL,
	"columns" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "chart_revision" (
	"workspace_id" text NOT NULL,
	"chart_id" text NOT NULL,
	"revision" integer NOT NULL,
	"what" jsonb NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"type" text NOT NULL,
	"question" jsonb NOT NULL,
	"columns" jsonb NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "chart_revision_chart_id_revision_pk" PRIMARY KEY("chart_id","revision")
);
--> statement-breakpoint
ALTER TABLE "chart_revision" ADD CONSTRAINT "chart_revision_chart_id_chart_id_fk" FOREIGN KEY ("chart_id") REFERENCES "public"."chart"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chart_newest" ON "chart" USING btree ("workspace_id","updated_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "chart_of_dataset" ON "chart" USING btree ("workspace_id","dataset_id");