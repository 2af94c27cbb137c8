CREATE TABLE "tile_verdict" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"table_id" text NOT NULL,
	"tile_id" text NOT NULL,
	"verdict" text NOT NULL,
	"title" jsonb NOT NULL,
	"columns" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tile_verdict_user_id_dataset_id_table_id_tile_id_pk" PRIMARY KEY("user_id","dataset_id","table_id","tile_id")
);
