CREATE TABLE "kept_findings" (
	"workspace_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"version_id" text NOT NULL,
	"number" integer NOT NULL,
	"table_id" text NOT NULL,
	"edition" integer NOT NULL,
	"standing" jsonb NOT NULL,
	"tests" integer NOT NULL,
	"warnings" jsonb NOT NULL,
	"is_cut" boolean NOT NULL,
	"new_ids" text[] NOT NULL,
	"gone" jsonb NOT NULL,
	"compared_with" integer,
	"computed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "kept_findings_version_id_table_id_pk" PRIMARY KEY("version_id","table_id")
);
--> statement-breakpoint
ALTER TABLE "kept_findings" ADD CONSTRAINT "kept_findings_version_id_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kept_findings_before" ON "kept_findings" USING btree ("dataset_id","number");