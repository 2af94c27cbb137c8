CREATE TABLE "dataset_favourite" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	CONSTRAINT "dataset_favourite_user_id_dataset_id_pk" PRIMARY KEY("user_id","dataset_id")
);
--> statement-breakpoint
CREATE TABLE "folder" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"parent_id" text,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"message" jsonb NOT NULL,
	"is_bad" boolean NOT NULL,
	"about" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "dataset" ADD COLUMN "notes" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "dataset" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "dataset" ADD COLUMN "folder_id" text;--> statement-breakpoint
ALTER TABLE "upload" ADD COLUMN "uploader_id" text;--> statement-breakpoint
ALTER TABLE "dataset_favourite" ADD CONSTRAINT "dataset_favourite_dataset_id_dataset_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."dataset"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "folder" ADD CONSTRAINT "folder_parent_id_folder_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."folder"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "folder_name" ON "folder" USING btree ("workspace_id",coalesce(parent_id, ''),lower(name));--> statement-breakpoint
CREATE INDEX "folder_inside" ON "folder" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "notification_newest" ON "notification" USING btree ("workspace_id","user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "notification_unread" ON "notification" USING btree ("workspace_id","user_id") WHERE read_at is null;--> statement-breakpoint
ALTER TABLE "dataset" ADD CONSTRAINT "dataset_folder_id_folder_id_fk" FOREIGN KEY ("folder_id") REFERENCES "public"."folder"("id") ON DELETE set null ON UPDATE no action;