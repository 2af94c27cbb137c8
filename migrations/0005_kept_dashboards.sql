CREATE TABLE "access_grant" (
	"workspace_id" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"resource_kind" text NOT NULL,
	"resource_id" text NOT NULL,
	"level" text NOT NULL,
	"granted_by" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "access_grant_pk" PRIMARY KEY("workspace_id","subject_kind","subject_id","resource_kind","resource_id")
);
--> statement-breakpoint
CREATE TABLE "dashboard" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"folder_id" text,
	"visibility" text NOT NULL,
	"document" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"dataset_ids" text[] NOT NULL,
	"published" jsonb,
	"published_revision" integer,
	"published_dataset_ids" text[] DEFAULT '{}' NOT NULL,
	"published_at" timestamp with time zone,
	"published_by" text,
	"public_until" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_by_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "dashboard_favourite" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"dashboard_id" text NOT NULL,
	CONSTRAINT "dashboard_favourite_user_id_dashboard_id_pk" PRIMARY KEY("user_id","dashboard_id")
);
--> statement-breakpoint
CREATE TABLE "dashboard_image" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"sha256" text NOT NULL,
	"content_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dashboard_own_values" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"dashboard_id" text NOT NULL,
	"values" jsonb NOT NULL,
	CONSTRAINT "dashboard_own_values_user_id_dashboard_id_pk" PRIMARY KEY("user_id","dashboard_id")
);
--> statement-breakpoint
CREATE TABLE "dashboard_revision" (
	"workspace_id" text NOT NULL,
	"dashboard_id" text NOT NULL,
	"revision" integer NOT NULL,
	"batch_id" text NOT NULL,
	"operations" jsonb NOT NULL,
	"inverse" jsonb NOT NULL,
	"what" jsonb NOT NULL,
	"document" jsonb,
	"by" text NOT NULL,
	"by_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "dashboard_revision_dashboard_id_revision_pk" PRIMARY KEY("dashboard_id","revision"),
	CONSTRAINT "dashboard_revision_batch" UNIQUE("dashboard_id","batch_id")
);
--> statement-breakpoint
CREATE TABLE "dashboard_template" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"definition" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dashboard_comment" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"dashboard_id" text NOT NULL,
	"tile_id" text,
	"parent_id" text,
	"text" text NOT NULL,
	"mentions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"by_id" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	"resolved_at" timestamp with time zone,
	"resolved_by" text,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "share_link" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"dashboard_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"sealed_secret" text,
	"locked_values" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"allows_rows" boolean DEFAULT false NOT NULL,
	"allows_export" boolean DEFAULT false NOT NULL,
	"password_hash" text,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"opened" integer DEFAULT 0 NOT NULL,
	"last_opened_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_by_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "share_link_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dashboard" ADD CONSTRAINT "dashboard_folder_id_folder_id_fk" FOREIGN KEY ("folder_id") REFERENCES "public"."folder"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dashboard_favourite" ADD CONSTRAINT "dashboard_favourite_dashboard_id_dashboard_id_fk" FOREIGN KEY ("dashboard_id") REFERENCES "public"."dashboard"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dashboard_own_values" ADD CONSTRAINT "dashboard_own_values_dashboard_id_dashboard_id_fk" FOREIGN KEY ("dashboard_id") REFERENCES "public"."dashboard"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dashboard_revision" ADD CONSTRAINT "dashboard_revision_dashboard_id_dashboard_id_fk" FOREIGN KEY ("dashboard_id") REFERENCES "public"."dashboard"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dashboard_comment" ADD CONSTRAINT "dashboard_comment_dashboard_id_dashboard_id_fk" FOREIGN KEY ("dashboard_id") REFERENCES "public"."dashboard"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_link" ADD CONSTRAINT "share_link_dashboard_id_dashboard_id_fk" FOREIGN KEY ("dashboard_id") REFERENCES "public"."dashboard"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_grant_resource" ON "access_grant" USING btree ("resource_kind","resource_id");--> statement-breakpoint
CREATE INDEX "dashboard_newest" ON "dashboard" USING btree ("workspace_id","updated_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "dashboard_folder" ON "dashboard" USING btree ("folder_id");--> statement-breakpoint
CREATE INDEX "dashboard_of_dataset" ON "dashboard" USING gin ("dataset_ids","published_dataset_ids");--> statement-breakpoint
CREATE UNIQUE INDEX "dashboard_image_same" ON "dashboard_image" USING btree ("workspace_id","sha256");--> statement-breakpoint
CREATE INDEX "dashboard_template_name" ON "dashboard_template" USING btree ("workspace_id","name","id");--> statement-breakpoint
CREATE INDEX "dashboard_comment_of" ON "dashboard_comment" USING btree ("dashboard_id","id");--> statement-breakpoint
CREATE INDEX "share_link_of" ON "share_link" USING btree ("dashboard_id","id");--> statement-breakpoint
CREATE INDEX "share_link_alive" ON "share_link" USING btree ("dashboard_id") WHERE revoked_at is null;