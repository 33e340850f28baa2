// Written by `npm run api:types` from `songreel openapi`. Do not edit.

export interface paths {
    "/api/mv/create_scenes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write scenes for an idea
         * @description As many as asked for, else as the flavor says. Without a seed, every call writes others. With `project_id` they become the scenes of that project.
         */
        post: operations["create_scenes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mv/generate_character_reference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make candidates for the character
         * @description One to four images of the same description to choose from. Give the chosen one's id to `generate_video` as `character_reference_id`.
         */
        post: operations["generate_character_reference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mv/generate_video": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a clip
         * @description Several at once run in parallel. An unknown `character_reference_id` is a warning in the reply, not an error. `backend`: `builtin` needs nothing and is taken without it. Differences to older servers: the clip's real length and the seed stand in `metadata`.
         */
        post: operations["generate_video"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mv/stitch_video": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stitch clips into a film
         * @description Hard cuts in the given order, on exact frames, without re-encoding where the clips match. The song is laid under the whole film: longer than the film, it is cut; shorter, silence follows. All clips must exist; a missing song is a warning. `metadata.proof` is the measured offset of sound to song.
         */
        post: operations["stitch_video"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mv/stitch-videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stitch clips into a film
         * @deprecated
         * @description Hard cuts in the given order, on exact frames, without re-encoding where the clips match. The song is laid under the whole film: longer than the film, it is cut; shorter, silence follows. All clips must exist; a missing song is a warning. `metadata.proof` is the measured offset of sound to song.
         */
        post: operations["stitch_videos"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mv/get_config_flavors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the flavors */
        get: operations["get_config_flavors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mv/get_director_configs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the director presets
         * @description Only presets that are really applied are listed; there are none yet.
         */
        get: operations["get_director_configs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mv/config/debug": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where media are kept and served from */
        get: operations["read_storage_config"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mv/get_video/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A clip or film
         * @description Ranges, conditional requests and HEAD are answered.
         */
        get: operations["get_video"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mv/get_video/{id}/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is there such a video?
         * @description Answers 200 for unknown ids too, with `exists: false`.
         */
        get: operations["get_video_info"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mv/get_character_reference/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A character image */
        get: operations["get_character_reference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mv/lipsync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move the lips in a clip
         * @description Makes another clip in which the face sings what is sung in the slice of the song; the clip itself stays as it is, and so do its sound and all other pixels. The clip begins at `start_time` of the song; where the slice ends before the clip, the mouth rests. A take of a project's scene becomes that scene's chosen take. Refused with the reason where nobody sings, or no face is seen. Differences to older servers: ids go before links, an unknown id is 404, one of the two times is enough.
         */
        post: operations["lipsync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flavors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The flavors with their words and pictures
         * @description `GET /api/mv/get_config_flavors` has the names alone.
         */
        get: operations["list_flavors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flavors/preview/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A picture of a flavor's look
         * @description Painted by the built-in maker when it is first asked for.
         */
        get: operations["get_flavor_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audio/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Upload a song
         * @description The body is the file itself. Its format is told by its content: MP3, M4A/AAC, OGG (Opus, Vorbis), FLAC or WAV. The original is kept as it is; equal files are stored once. `filename` is only its title.
         */
        put: operations["upload_audio"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audio/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Download the sound of a video page
         * @description By yt-dlp, as MP3. Only links to the hosts of the setting SONGREEL_DOWNLOAD_HOSTS are followed (youtube.com and youtu.be unless set otherwise).
         */
        post: operations["download_audio"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audio/fetch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a song from a direct link
         * @description http and https; addresses of this machine and of private networks are refused, wherever the link or a redirect leads.
         */
        post: operations["fetch_audio"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audio/trim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cut off the beginning of a song
         * @description Without re-encoding. The original stays; the result is a new song. A start past the end gives a valid song of almost no length. `duration` is the real one.
         */
        post: operations["trim_audio"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audio/get/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A song
         * @description The original with its true type. `?format=m4a` gives AAC, which plays everywhere (made once).
         */
        get: operations["get_audio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audio/info/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is there such a song?
         * @description Answers 200 for unknown ids too, with `exists: false`.
         */
        get: operations["get_audio_info"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mv/get_video/{id}/poster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A still of a clip or film
         * @description Its middle picture, at most 640 pixels wide; taken when it is first asked for.
         */
        get: operations["get_video_poster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audio/waveform/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The peaks of a song
         * @description Gathered once; the reply waits for it.
         */
        get: operations["get_waveform"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mv/character_reference/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Upload a picture of the character
         * @description The body is the file itself: PNG, JPEG or WebP, told by its content. The built-in maker keeps the figure of one of its own pictures; of others it takes the colours.
         */
        put: operations["upload_character_reference"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List projects
         * @description Newest first.
         */
        get: operations["list_projects"];
        put?: never;
        /**
         * Start a project
         * @description Nothing is made yet: `POST /api/projects/{id}/film` does that.
         */
        post: operations["create_project"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a project
         * @description With its scenes and takes. `stale` marks what a change has put out of date.
         */
        get: operations["read_project"];
        put?: never;
        post?: never;
        /**
         * Delete a project with its files
         * @description Without `?really=true` it only tells what would go (409).
         */
        delete: operations["delete_project"];
        options?: never;
        head?: never;
        /**
         * Change a project
         * @description What is absent stays; null gives the default back. Clips that a change puts out of date are marked, not deleted.
         */
        patch: operations["change_project"];
        trace?: never;
    };
    "/api/projects/{id}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Duplicate a project
         * @description Scenes and takes come along; nothing is made again.
         */
        post: operations["duplicate_project"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/film": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the film
         * @description One durable graph of jobs: scenes (only when there are none), clips in parallel (only those without a current take), stitching, proof of sync. It goes on when the client leaves and after a restart. While it runs, asking again is asking for the same film. The body may be left out.
         */
        post: operations["make_film"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/scenes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a scene
         * @description At the end, or at `position`.
         */
        post: operations["add_scene"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/scenes/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Reorder the scenes */
        put: operations["order_scenes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/scenes/{scene}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a scene with its takes */
        delete: operations["delete_scene"];
        options?: never;
        head?: never;
        /**
         * Edit or move a scene
         * @description Takes of an edited scene are marked as stale.
         */
        patch: operations["change_scene"];
        trace?: never;
    };
    "/api/projects/{id}/scenes/{scene}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write one scene anew
         * @description The others stay.
         */
        post: operations["regenerate_scene"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/scenes/{scene}/takes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the takes of a scene */
        get: operations["list_takes"];
        put?: never;
        /**
         * Make another take of a scene
         * @description It becomes the chosen one; the earlier ones stay.
         */
        post: operations["make_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/scenes/{scene}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose a take */
        put: operations["choose_take"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/scenes/{scene}/takes/{take}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a take
         * @description Of a chosen one, the newest other take becomes the chosen one.
         */
        delete: operations["delete_take"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mv/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a project from a form
         * @description For the older program's front end; the project is one like those of `/api/projects`. Nothing is made yet: `POST /api/mv/projects/{id}/compose` does that. The prompt becomes the idea. The description of a product and the director's style are not kept, since nothing is made of them.
         */
        post: operations["create_project_from_form"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mv/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a project, as the older front end does
         * @description Any project. Its status is `processing` while its film is being made, then `completed` or `failed`, and `pending` before.
         */
        get: operations["read_project_of_form"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Accept what older clients set
         * @description Status and film follow from the project's work and cannot be set from outside: a valid body is accepted, changes nothing and is answered with the project as it is. To change a project, use `PATCH /api/projects/{id}`.
         */
        patch: operations["change_project_of_form"];
        trace?: never;
    };
    "/api/mv/projects/{id}/compose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start making the film
         * @description The same work as `POST /api/projects/{id}/film`, without waiting for it: scenes where there are none, clips, film. `jobId` can be followed at `/api/jobs/{id}`. While it runs, asking again is asking for the same film.
         */
        post: operations["compose_project"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mv/projects/{id}/final-video": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the film is
         * @description The last film that was made.
         */
        get: operations["get_final_video"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List jobs
         * @description Newest first. Failed jobs stay in the list with their reason.
         */
        get: operations["list_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a job */
        get: operations["read_job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch one job
         * @description Server-sent events named `job`: first the job as it is, then every change, until it has ended.
         */
        get: operations["watch_job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a job
         * @description A film's job takes all of its parts along. What has ended stays as it is.
         */
        post: operations["cancel_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a job again
         * @description A failed, canceled or held job is queued again, with those of its parts that failed or are held; a film that waits for held parts goes on with them. Work at a maker of which nobody knows whether it arrived is ordered anew then, and may be paid twice.
         */
        post: operations["retry_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch everything
         * @description Server-sent events named `job`, `project`, `take` and `audio` for every change. With `Last-Event-ID` what was missed comes first; where that is too long ago, one event `hello`: read the lists anew.
         */
        get: operations["watch_all"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What makers have cost
         * @description Sums by month, maker and project, the budget, and the newest runs.
         */
        get: operations["read_costs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What making the film would cost
         * @description By the makers that would be chosen now; what is there already costs nothing.
         */
        get: operations["estimate_film"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/costs/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a project would cost that is not there yet
         * @description Nothing is made or kept.
         */
        post: operations["estimate_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/makers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who makes scenes, pictures and clips, and moves lips
         * @description Which of them are set up and can be used, and what the others need.
         */
        get: operations["list_makers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/example": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start the example
         * @description A project with the example's song, idea and character; its film is not started.
         */
        post: operations["create_example"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is it alive?
         * @description Constant, and answered even while everything else is busy.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can it work?
         * @description 503 names what is missing.
         */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this is */
        get: operations["welcome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures for Prometheus */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log a browser in
         * @description Sets a cookie, so that pages need no key of their own.
         */
        post: operations["log_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log a browser out */
        post: operations["log_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AudioInfo: {
            audio_id: string;
            exists: boolean;
            file_size_bytes: number | null;
            created_at: string | null;
            title?: string | null;
            duration?: number | null;
        };
        AudioMetadata: {
            uploader: string | null;
            upload_date: string | null;
            view_count: number | null;
            thumbnail: string | null;
            original_format: string;
            converted_to_mp3: boolean;
            codec: string;
            sample_rate: number;
            channels: number;
            bit_rate: number;
            content_sha256: string;
        };
        AudioReply: {
            audio_id: string;
            audio_path: string;
            audio_url: string;
            filename: string;
            format: string;
            title: string;
            duration: number;
            file_size_bytes: number;
            metadata: components["schemas"]["AudioMetadata"];
        };
        CharacterImage: {
            id: string;
            path: string;
            cloud_url: string | null;
            image_url: string;
        };
        CharacterMetadata: {
            character_description: string;
            model_used: string;
            num_images_requested: number;
            num_images_generated: number;
            parameters_used: components["schemas"]["CharacterParametersUsed"];
            generation_timestamp: string;
            notes?: string[] | null;
            runs?: Record<string, never>[] | null;
        };
        CharacterParametersUsed: {
            aspect_ratio: string;
            safety_filter_level: string;
            person_generation: string;
            output_format: string;
            negative_prompt: string | null;
            seed: number;
        };
        CharacterReply: {
            images: components["schemas"]["CharacterImage"][];
            metadata: components["schemas"]["CharacterMetadata"];
        };
        /** @description Who is to be shown, and how many candidates. */
        CharacterRequest: {
            /**
             * @description Build, skin or metal, hair, clothes with colours, what they carry.
             * @example Silver metallic humanoid robot with a red shield
             */
            character_description: string;
            /**
             * @description Candidates to choose from.
             * @default 4
             * @example 4
             */
            num_images?: number;
            /**
             * @description 1:1, 16:9, 9:16, 4:3 or 3:4.
             * @example 1:1
             */
            aspect_ratio?: string | null;
            safety_filter_level?: string | null;
            person_generation?: string | null;
            /**
             * @description The built-in maker gives PNG, whatever is asked for.
             * @example png
             */
            output_format?: string | null;
            negative_prompt?: string | null;
            /**
             * @description Candidate i has the seed plus i.
             * @example 7
             */
            seed?: number | null;
            /**
             * @description The style; an unknown one means `default`.
             * @example default
             */
            config_flavor?: string | null;
            /**
             * @description The maker, by its name in GET /api/makers; without one the best that is set up.
             * @example builtin
             */
            backend?: string | null;
            /**
             * Format: uuid
             * @description A character image that the candidates are to look like. A maker that takes none says so in the notes.
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            character_reference_id?: string | null;
        };
        /** @description BUDGET_USD; null for no limit. */
        CostBudget: {
            /**
             * @description Of all runs in a calendar month (UTC).
             * @example 50
             */
            month_usd: number | null;
            /**
             * @description Of all runs of one project.
             * @example 10
             */
            project_usd: number | null;
        };
        /** @description Runs with something in common, and what they cost. */
        CostSum: {
            /**
             * @description The month, maker or project; may be empty.
             * @example 2026-11
             */
            of: string;
            /** @example 12 */
            runs: number;
            /**
             * @description Of runs that have ended, in dollars.
             * @example 14.4
             */
            spent_usd: number;
            /**
             * @description Of runs that go on, or whose end is unknown, in dollars.
             * @example 3.2
             */
            reserved_usd: number;
        };
        /** @description What makers elsewhere have cost. */
        CostsView: {
            /** @description This calendar month (UTC). */
            month: components["schemas"]["CostSum"];
            budget: components["schemas"]["CostBudget"];
            months: components["schemas"]["CostSum"][];
            makers: components["schemas"]["CostSum"][];
            /** @description `of` is the project's id, empty for work of no project. */
            projects: components["schemas"]["CostSum"][];
            /** @description Newest first. */
            runs: components["schemas"]["RunView"][];
        };
        CreateScenesReply: {
            scenes: components["schemas"]["SceneText"][];
            output_files: components["schemas"]["SceneFiles"];
            metadata: components["schemas"]["ScenesMetadata"];
            project_id?: string | null;
            scenes_created_in_db?: number | null;
            db_integration?: string | null;
        };
        /** @description What the scenes are to tell. Null or absent: as the flavor says. */
        CreateScenesRequest: {
            /**
             * @description What the video is about: place, time, weather, mood, what happens.
             * @example Tourist exploring Austin at sunset in the rain
             */
            idea: string;
            /**
             * @description Who it is about.
             * @example Woman in a yellow raincoat
             */
            character_description: string;
            /**
             * @description Manner and mood of the character.
             * @example curious and calm
             */
            character_characteristics?: string | null;
            /** @example 4 */
            number_of_scenes?: number | null;
            /** @example music video */
            video_type?: string | null;
            /**
             * @description The look.
             * @example soft evening light
             */
            video_characteristics?: string | null;
            /** @example front */
            camera_angle?: string | null;
            /**
             * Format: uuid
             * @description The scenes become those of this project, in place of the ones it has.
             */
            project_id?: string | null;
            /**
             * @description The style; an unknown one means `default`.
             * @example default
             */
            config_flavor?: string | null;
            /** @description The same number gives the same scenes; without one they differ each time. */
            seed?: number | null;
            /**
             * @description The maker, by its name in GET /api/makers; without one the best that is set up.
             * @example builtin
             */
            backend?: string | null;
        };
        Deleted: {
            deleted: boolean;
            files: number;
            bytes: number;
        };
        DirectorList: {
            configs: string[];
        };
        /** @description Which page. */
        DownloadRequest: {
            /**
             * Format: uri
             * @description A link to one of the allowed hosts.
             * @example https://www.youtube.com/watch?v=aqz-KE-bpKQ
             */
            url: string;
            /**
             * @description Kilobits a second: 128, 192, 256 or 320.
             * @default 192
             * @example 192
             */
            audio_quality?: string | null;
        };
        /** @description An error. The same stands under `detail` and on top, so that every client finds its message. */
        Error: {
            detail: components["schemas"]["ErrorDetail"];
            /**
             * @description What kind of error, for programs
             * @example NotFound
             */
            error: string;
            /** @description What is wrong and what to do, for people */
            message: string;
            /**
             * @description More for a report, often empty
             * @example
             */
            details: string;
            /**
             * @description The same as in the header X-Request-ID; name it when you report a fault
             * @example 3f0e8a52c1d94b7a
             */
            request_id: string;
        };
        /** @description What went wrong. Some errors add keys of their own. */
        ErrorDetail: {
            /**
             * @description What kind of error, for programs
             * @example NotFound
             */
            error: string;
            /** @description What is wrong and what to do, for people */
            message: string;
            /**
             * @description More for a report, often empty
             * @example
             */
            details: string;
            /**
             * @description The same as in the header X-Request-ID; name it when you report a fault
             * @example 3f0e8a52c1d94b7a
             */
            request_id: string;
        };
        /** @description One kind of work that a film still needs. */
        EstimatePartView: {
            /**
             * @example clips
             * @enum {string}
             */
            work: "scenes" | "images" | "clips" | "lips";
            /**
             * @description Who would do it.
             * @example replicate
             */
            maker: string;
            /**
             * @description With which model; may be empty.
             * @example google/veo-3.1
             */
            model: string;
            /** @example 4 */
            count: number;
            /**
             * @description Of the longest.
             * @example 1.6
             */
            each_usd: number;
            /** @example 6.4 */
            total_usd: number;
            /** @description Of the model's end, or why it cannot be done; may be empty. */
            warning: string;
        };
        /** @description What making the film would cost now; only what is missing is counted. */
        EstimateView: {
            parts: components["schemas"]["EstimatePartView"][];
            /** @example 6.4 */
            total_usd: number;
            /**
             * @description By this project, until now.
             * @example 0
             */
            spent_usd: number;
            /**
             * @description By runs of this project that go on.
             * @example 0
             */
            reserved_usd: number;
            /**
             * @description What the budget leaves; null for no limit.
             * @example 43.6
             */
            left_usd: number | null;
        };
        /** @description Which file. */
        FetchAudioRequest: {
            /**
             * Format: uri
             * @description A direct link to a song.
             * @example https://example.org/song.mp3
             */
            url: string;
        };
        /** @description The last film of a project. */
        FilmView: {
            video_id: string;
            video_url: string;
            poster_url: string;
            /** @description A take has changed since. */
            stale: boolean;
            /** @description As `stitch_video` tells it, with the proof of sync. */
            metadata: Record<string, never>;
        };
        /** @description How the film is to be made. */
        FilmWish: {
            /**
             * @description `renew` makes the clips that are missing or out of date; `current` paints nothing: it stitches the chosen takes as they are, without the scenes that have none; `synced` moves the lips in the chosen takes of all scenes in which somebody sings, then stitches them. Without it: `renew`.
             * @example renew
             * @enum {string|null}
             */
            clips?: "renew" | "current" | "synced" | null;
        };
        /** @description Names of flavors, sorted. */
        FlavorList: {
            /**
             * @example [
             *       "default",
             *       "example",
             *       "mv1"
             *     ]
             */
            flavors: string[];
        };
        /** @description All looks, by name. */
        FlavorShelf: {
            flavors: components["schemas"]["FlavorView"][];
            /**
             * @description The one that counts where none is named, or an unknown one.
             * @example default
             */
            default: string;
        };
        /** @description A look. */
        FlavorView: {
            /**
             * @description What `config_flavor` takes.
             * @example default
             */
            name: string;
            /**
             * @description In a sentence; may be empty.
             * @example A film told in scenes: any place, any story, natural light.
             */
            description: string;
            /**
             * @description A picture of it, 640 × 360; another look has another address.
             * @example /api/flavors/preview/3f1c2a9b7d6e5f40
             */
            preview_url: string;
            /**
             * @description Of a film that does not say otherwise.
             * @example 4
             */
            number_of_scenes: number;
            /**
             * @description Length of a scene of such a film.
             * @example 8
             */
            clip_seconds: number;
        };
        Health: {
            status: string;
            service: string;
            version: string;
        };
        JobError: {
            error: string;
            message: string;
            details: string;
        };
        JobPage: {
            jobs: components["schemas"]["JobView"][];
            next: string | null;
        };
        /** @description A piece of work that takes longer than a moment. */
        JobView: {
            /**
             * Format: uuid
             * @description Also the id of the file that it makes.
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            id: string;
            /**
             * @description What is done.
             * @example clip
             * @enum {string}
             */
            kind: "scenes" | "story" | "portrait" | "song" | "rewrite" | "character" | "clip" | "stitch" | "film" | "lips" | "download" | "fetch" | "trim" | "aac" | "still" | "waveform" | "preview";
            /**
             * @description held: only the user can decide how it goes on.
             * @example running
             * @enum {string}
             */
            state: "queued" | "running" | "succeeded" | "failed" | "canceled" | "held";
            /**
             * @description 0 to 1; of a film over all of its parts.
             * @example 0.42
             */
            progress: number;
            /**
             * @description What is being done now, for people.
             * @example painting
             */
            stage: string;
            /**
             * @description An estimate.
             * @example 12.5
             */
            seconds_left: number | null;
            maker: string;
            project_id: string | null;
            scene_id: string | null;
            attempts: number;
            most_attempts: number;
            created_at: string;
            started_at: string | null;
            finished_at: string | null;
            error: components["schemas"]["JobError"] | null;
            /** @description What the waiting request would have answered. */
            result: Record<string, never> | null;
            /** @description Jobs that must have succeeded before it starts. */
            needs: string[];
        };
        LipsyncMetadata: {
            video_url: string;
            audio_url: string;
            model_used: string;
            backend_used: string;
            parameters_used: components["schemas"]["LipsyncParametersUsed"];
            generation_timestamp: string;
            processing_time_seconds: number;
            file_size_bytes: number;
            local_path: string;
            local_video_url: string;
            source_video_id?: string | null;
            audio_id?: string | null;
            duration_seconds: number;
            sung_seconds: number;
            confidence: number;
            follows_energy: boolean;
            frames_with_face: number;
            note: string;
            kept_from_before: boolean;
            runs?: Record<string, never>[] | null;
        };
        LipsyncParametersUsed: {
            temperature: number | null;
            occlusion_detection_enabled: boolean | null;
            active_speaker_detection: boolean | null;
            start_time: number | null;
            end_time: number | null;
        };
        LipsyncReply: {
            video_id: string;
            video_path: string;
            video_url: string;
            metadata: components["schemas"]["LipsyncMetadata"];
        };
        /** @description A clip, and what is sung over it. One of each: an id, or a link; ids go first. */
        LipsyncRequest: {
            /**
             * Format: uri
             * @description A direct link to a clip.
             */
            video_url?: string | null;
            /**
             * Format: uuid
             * @description The clip; it stays as it is.
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            video_id?: string | null;
            /**
             * Format: uri
             * @description A direct link to a song.
             */
            audio_url?: string | null;
            /**
             * Format: uuid
             * @description The song.
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            audio_id?: string | null;
            /**
             * @description Seconds into the song at which the clip begins; without it: 0.
             * @example 8
             */
            start_time?: number | null;
            /**
             * @description Seconds into the song at which it ends for the clip; without it: the song's end.
             * @example 16
             */
            end_time?: number | null;
            /**
             * @description How far mouths open; 0.5 is natural.
             * @example 0.5
             */
            temperature?: number | null;
            /** @description A hand or a microphone in front of the mouth is left as it is. */
            occlusion_detection_enabled?: boolean | null;
            /** @description Of several faces the largest steady one sings; without it, several are refused. */
            active_speaker_detection?: boolean | null;
            /**
             * Format: uuid
             * @description Together with `sequence`.
             */
            project_id?: string | null;
            /**
             * @description The scene of that project, counted from 1.
             * @example 1
             */
            sequence?: number | null;
            /**
             * @description The maker, by its name in GET /api/makers; without one the best that is set up.
             * @example builtin
             */
            backend?: string | null;
            /**
             * @description What is sung in the whole song, as plain text or LRC. Without it: the project's.
             * @example [00:12.00]Under the neon rain
             */
            lyrics?: string | null;
        };
        LogIn: {
            key: string;
        };
        LoggedIn: {
            message: string;
        };
        MakerList: {
            makers: components["schemas"]["MakerView"][];
            version: string;
        };
        /** @description Somebody who makes scenes, pictures or clips, or moves lips. */
        MakerView: {
            /**
             * @description What `backend` takes.
             * @example builtin
             */
            name: string;
            /**
             * @description For people.
             * @example Built in
             */
            title: string;
            /**
             * @description What this version has it make.
             * @example [
             *       "scenes",
             *       "images",
             *       "clips",
             *       "lips"
             *     ]
             */
            makes: ("scenes" | "images" | "clips" | "lips")[];
            /**
             * @description It is set up.
             * @example true
             */
            ready: boolean;
            /**
             * @description Nothing is known that keeps it from its work as a whole; else `warnings` says what.
             * @example true
             */
            usable: boolean;
            /**
             * @description Names of settings that it still needs; never their values.
             * @example []
             */
            missing: string[];
            /** @description A sentence for people; may be empty. */
            note: string;
            /**
             * @description What keeps it from its work: no answer, a key that is refused, models that retire.
             * @example []
             */
            warnings: string[];
        };
        /** @description Who makes what for a project; an empty name: whoever fits best. */
        MakersChange: {
            /**
             * @description Writes the scenes.
             * @default null
             * @example builtin
             */
            scenes?: string | null;
            /**
             * @description Makes the character's picture.
             * @default null
             * @example builtin
             */
            images?: string | null;
            /**
             * @description Makes the clips.
             * @default null
             * @example builtin
             */
            clips?: string | null;
            /**
             * @description Moves the lips.
             * @default null
             * @example builtin
             */
            lips?: string | null;
        };
        /** @description A film to be made. */
        NewProject: {
            /**
             * @description For the library; without one, the beginning of the idea.
             * @example Robot at sunset
             */
            name?: string | null;
            /**
             * @description What the video is about: place, time, weather, mood, what happens.
             * @example A silver robot explores a glowing city at sunset
             */
            idea: string;
            /**
             * @description Who it is about: build, skin or metal, hair, clothes with colours, what they carry.
             * @example Silver metallic humanoid robot with a red shield
             */
            character_description: string;
            /**
             * @description The style; an unknown one means `default`.
             * @example default
             */
            config_flavor?: string | null;
            /**
             * Format: uuid
             * @description The song under the film; without one it is silent.
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            audio_id?: string | null;
            /**
             * Format: uuid
             * @description The chosen character image; without one it is made from the description.
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            character_reference_id?: string | null;
            /**
             * @description Null: as the flavor says.
             * @example 4
             */
            number_of_scenes?: number | null;
            /**
             * @description As many scenes as the song needs.
             * @example false
             */
            whole_song?: boolean | null;
            /**
             * @description Length of a scene.
             * @example 8
             */
            clip_seconds?: number | null;
            /**
             * @description Where in the song the film begins, in seconds.
             * @example 0
             */
            song_start?: number | null;
            /**
             * @example 16:9
             * @enum {string|null}
             */
            aspect_ratio?: "16:9" | "9:16" | "1:1" | null;
            /**
             * @example 720p
             * @enum {string|null}
             */
            size?: "480p" | "540p" | "720p" | "1080p" | null;
            /**
             * @description 24, 25 or 30.
             * @example 24
             */
            frames_per_second?: number | null;
            /**
             * @description The same number gives the same film.
             * @example 1
             */
            seed?: number | null;
            /**
             * @description The film's clips get moving lips wherever somebody sings.
             * @example false
             */
            lip_sync?: boolean | null;
            /**
             * @description What is sung, as plain text or LRC with times: lips follow the words then. Without them they follow what is heard.
             * @example [00:12.00]Under the neon rain
             */
            lyrics?: string | null;
            /** @description Who makes what, by the names of GET /api/makers; an empty one: whoever fits best. */
            makers?: components["schemas"]["ProjectMakers"] | null;
        };
        /** @description A scene to add. */
        NewScene: {
            /**
             * @description What the scene shows.
             * @example Wide shot of a rainy street at sunset, she walks
             */
            description: string;
            /**
             * @description What it must not show.
             * @example text, logos
             */
            negative_description?: string | null;
            /**
             * @description From 0; beyond the last: at the end.
             * @example 0
             */
            position?: number | null;
        };
        /** @description An empty object. */
        OldCompose: Record<string, never>;
        /** @description A film on its way. */
        OldComposing: {
            /**
             * Format: uuid
             * @description The film's job, at /api/jobs/{id}; the film will have the same id.
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            jobId: string;
            /**
             * Format: uuid
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            projectId: string;
            /**
             * @example queued
             * @enum {string}
             */
            status: "queued";
            /**
             * @description For people.
             * @example The film is being made.
             */
            message: string;
        };
        /** @description The project's last film. */
        OldFilm: {
            /**
             * Format: uuid
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            projectId: string;
            /** @example /api/mv/get_video/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1 */
            videoUrl: string;
            /**
             * @description How long the address stays good where keys are on; else it does not end.
             * @example 3600
             */
            expiresInSeconds: number;
        };
        /** @description A project as the older program's front end reads it. Its status follows from its work. */
        OldProject: {
            /**
             * Format: uuid
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            projectId: string;
            /**
             * @example completed
             * @enum {string}
             */
            status: "pending" | "processing" | "completed" | "failed";
            /**
             * @description The film's idea.
             * @example A silver robot explores a glowing city at sunset
             */
            conceptPrompt: string;
            /** @example Silver metallic humanoid robot with a red shield */
            characterDescription: string;
            /** @example /api/mv/get_character_reference/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1 */
            characterImageUrl: string | null;
            /** @description Always null: not kept. */
            productDescription: string | null;
            /**
             * @description The picture that came with the form.
             * @example /api/mv/get_character_reference/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            productImageUrl: string | null;
            /**
             * @description The song.
             * @example /api/audio/get/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            audioBackingTrackUrl: string | null;
            /**
             * @description The last film; null until there is one.
             * @example /api/mv/get_video/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            finalOutputUrl: string | null;
            /** @description Always null: not kept. */
            directorConfig: string | null;
            /** @example 1 */
            sceneCount: number;
            /** @example 1 */
            completedScenes: number;
            /** @example 0 */
            failedScenes: number;
            scenes: components["schemas"]["OldScene"][];
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            updatedAt: string;
        };
        /** @description What the older program let clients set. Both follow from the work done here. */
        OldProjectChange: {
            /**
             * @description Checked and not kept: a status follows from the project's work.
             * @example processing
             * @enum {string|null}
             */
            status?: "pending" | "processing" | "completed" | "failed" | null;
            /**
             * @description Taken and not kept: the film is the one that was made here.
             * @example mv/projects/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1/final.mp4
             */
            finalOutputS3Key?: string | null;
        };
        /** @description The form of the page that starts a film. An empty text counts as missing. */
        OldProjectForm: {
            /**
             * @description A music video needs `audio`, an ad needs `images`.
             * @example music-video
             * @enum {string}
             */
            mode: "music-video" | "ad-creative";
            /**
             * @description The film's idea.
             * @example A silver robot explores a glowing city at sunset
             */
            prompt: string;
            /**
             * @description Who it is about.
             * @example Silver metallic humanoid robot with a red shield
             */
            characterDescription: string;
            /**
             * Format: uuid
             * @description The chosen character image.
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            characterReferenceImageId?: string | null;
            /** @description Taken and not kept. */
            productDescription?: string | null;
            /** @description Taken and not kept. */
            directorConfig?: string | null;
            /**
             * Format: binary
             * @description The song, a file: MP3, M4A/AAC, OGG, FLAC or WAV.
             * @example (the bytes of song.mp3)
             */
            audio?: string | null;
            /**
             * @description Pictures of the product, files: PNG, JPEG or WebP. The first is kept; the clips refer to it unless a character image was chosen.
             * @default []
             * @example [
             *       "(the bytes of product.png)"
             *     ]
             */
            images?: string[];
        };
        /** @description A project that has been started. */
        OldProjectMade: {
            /**
             * Format: uuid
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            projectId: string;
            /**
             * @example pending
             * @enum {string}
             */
            status: "pending";
            /**
             * @description For people.
             * @example The project was created.
             */
            message: string;
        };
        /** @description A scene with its chosen take. */
        OldScene: {
            /**
             * @description Its place, from 1.
             * @example 1
             */
            sequence: number;
            /**
             * @example completed
             * @enum {string}
             */
            status: "pending" | "processing" | "completed" | "failed";
            /**
             * @description What it shows.
             * @example Wide shot of a rainy street at sunset, she walks
             */
            prompt: string;
            /**
             * @description What it must not show.
             * @example text, logos
             */
            negativePrompt: string;
            /**
             * @description Seconds.
             * @example 8
             */
            duration: number;
            /**
             * @description The character image.
             * @example [
             *       "/api/mv/get_character_reference/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1"
             *     ]
             */
            referenceImageUrls: string[];
            /** @description Always null: not kept. */
            audioClipUrl: string | null;
            /**
             * @description Null until there is a clip.
             * @example /api/mv/get_video/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            videoClipUrl: string | null;
            /**
             * @description Always false: mouths move with the song from the beginning.
             * @example false
             */
            needsLipSync: boolean;
            /** @description The chosen take where it was synced. */
            lipSyncedVideoClipUrl: string | null;
            /**
             * @description How often its last clip was tried again.
             * @example 0
             */
            retryCount: number;
            /** @description Why its last clip failed. */
            errorMessage: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            updatedAt: string;
        };
        /** @description What is to change: absent keeps, null gives the default back. */
        ProjectChange: {
            /**
             * @description For the library; without one, the beginning of the idea.
             * @example Robot at sunset
             */
            name?: string | null;
            /**
             * @description What the video is about: place, time, weather, mood, what happens.
             * @example A silver robot explores a glowing city at sunset
             */
            idea?: string | null;
            /**
             * @description Who it is about: build, skin or metal, hair, clothes with colours, what they carry.
             * @example Silver metallic humanoid robot with a red shield
             */
            character_description?: string | null;
            /**
             * @description The style; an unknown one means `default`.
             * @example default
             */
            config_flavor?: string | null;
            /**
             * Format: uuid
             * @description The song under the film; without one it is silent.
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            audio_id?: string | null;
            /**
             * Format: uuid
             * @description The chosen character image; without one it is made from the description.
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            character_reference_id?: string | null;
            /**
             * @description Null: as the flavor says.
             * @example 4
             */
            number_of_scenes?: number | null;
            /**
             * @description As many scenes as the song needs.
             * @example false
             */
            whole_song?: boolean | null;
            /**
             * @description Length of a scene.
             * @example 8
             */
            clip_seconds?: number | null;
            /**
             * @description Where in the song the film begins, in seconds.
             * @example 0
             */
            song_start?: number | null;
            /**
             * @example 16:9
             * @enum {string|null}
             */
            aspect_ratio?: "16:9" | "9:16" | "1:1" | null;
            /**
             * @example 720p
             * @enum {string|null}
             */
            size?: "480p" | "540p" | "720p" | "1080p" | null;
            /**
             * @description 24, 25 or 30.
             * @example 24
             */
            frames_per_second?: number | null;
            /**
             * @description The same number gives the same film.
             * @example 1
             */
            seed?: number | null;
            /**
             * @description The film's clips get moving lips wherever somebody sings.
             * @example false
             */
            lip_sync?: boolean | null;
            /**
             * @description What is sung, as plain text or LRC with times: lips follow the words then. Without them they follow what is heard.
             * @example [00:12.00]Under the neon rain
             */
            lyrics?: string | null;
            /** @description Who makes what, by the names of GET /api/makers; an empty one: whoever fits best. */
            makers?: components["schemas"]["MakersChange"] | null;
        };
        /** @description Who makes what for a project; an empty name: whoever fits best. */
        ProjectMakers: {
            /**
             * @description Writes the scenes.
             * @default
             * @example builtin
             */
            scenes?: string;
            /**
             * @description Makes the character's picture.
             * @default
             * @example builtin
             */
            images?: string;
            /**
             * @description Makes the clips.
             * @default
             * @example builtin
             */
            clips?: string;
            /**
             * @description Moves the lips.
             * @default
             * @example builtin
             */
            lips?: string;
        };
        ProjectPage: {
            projects: components["schemas"]["ProjectSummary"][];
            next: string | null;
        };
        /** @description A project in the list. */
        ProjectSummary: {
            /**
             * Format: uuid
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            id: string;
            name: string;
            idea: string;
            config_flavor: string;
            /**
             * @example done
             * @enum {string}
             */
            state: "draft" | "working" | "failed" | "done";
            film_video_id: string | null;
            /**
             * @description The last film.
             * @example /api/mv/get_video/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            film_url: string | null;
            poster_url: string | null;
            created_at: string;
            changed_at: string;
        };
        /** @description A film with its scenes and takes. */
        ProjectView: {
            /**
             * Format: uuid
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            id: string;
            /**
             * @description For the library; without one, the beginning of the idea.
             * @example Robot at sunset
             */
            name: string;
            /**
             * @description What the video is about: place, time, weather, mood, what happens.
             * @example A silver robot explores a glowing city at sunset
             */
            idea: string;
            /**
             * @description Who it is about: build, skin or metal, hair, clothes with colours, what they carry.
             * @example Silver metallic humanoid robot with a red shield
             */
            character_description: string;
            /**
             * @description The style; an unknown one means `default`.
             * @example default
             */
            config_flavor: string;
            /**
             * Format: uuid
             * @description The song under the film; without one it is silent.
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            audio_id: string | null;
            /**
             * Format: uuid
             * @description The chosen character image; without one it is made from the description.
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            character_reference_id: string | null;
            /**
             * @description Null: as the flavor says.
             * @example 4
             */
            number_of_scenes: number | null;
            /**
             * @description As many scenes as the song needs.
             * @example false
             */
            whole_song: boolean;
            /**
             * @description Length of a scene.
             * @example 8
             */
            clip_seconds: number;
            /**
             * @description Where in the song the film begins, in seconds.
             * @example 0
             */
            song_start: number;
            /**
             * @example 16:9
             * @enum {string}
             */
            aspect_ratio: "16:9" | "9:16" | "1:1";
            /**
             * @example 720p
             * @enum {string}
             */
            size: "480p" | "540p" | "720p" | "1080p";
            /**
             * @description 24, 25 or 30.
             * @example 24
             */
            frames_per_second: number;
            /**
             * @description The same number gives the same film.
             * @example 1
             */
            seed: number;
            /**
             * @description The film's clips get moving lips wherever somebody sings.
             * @example false
             */
            lip_sync: boolean;
            /**
             * @description What is sung, as plain text or LRC with times: lips follow the words then. Without them they follow what is heard.
             * @example [00:12.00]Under the neon rain
             */
            lyrics: string;
            /** @description Who makes what, by the names of GET /api/makers; an empty one: whoever fits best. */
            makers: components["schemas"]["ProjectMakers"];
            scenes: components["schemas"]["SceneView"][];
            film: components["schemas"]["FilmView"] | null;
            /**
             * Format: uuid
             * @description The last film's job, running or ended.
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            film_job_id: string | null;
            /**
             * @example draft
             * @enum {string}
             */
            state: "draft" | "working" | "failed" | "done";
            poster_url: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            changed_at: string;
        };
        Readiness: {
            status: string;
            records: string;
            outputs: string;
            jobs: string;
            makers: string[];
            models: string[];
        };
        RewrittenScene: {
            id: string;
            position: number;
            description: string;
            negative_description: string;
            take_id: string | null;
        };
        /** @description One run at a maker elsewhere. */
        RunView: {
            id: string;
            /**
             * @description unknown: nobody can tell whether it ran; its job is held.
             * @example succeeded
             * @enum {string}
             */
            state: "intended" | "submitted" | "succeeded" | "failed" | "canceled" | "unknown";
            /**
             * @description Whether it was paid for.
             * @example yes
             * @enum {string}
             */
            charged: "yes" | "no" | "unknown" | "not yet";
            /** @example replicate */
            maker: string;
            /** @example google/veo-3.1 */
            model: string;
            /** @example clip */
            work: string;
            /**
             * Format: uuid
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            job_id: string | null;
            project_id: string | null;
            /**
             * @description The maker's own name of the run.
             * @example 7f3k2
             */
            remote_id: string | null;
            /**
             * @description Told before.
             * @example 1.6
             */
            estimate_usd: number;
            /**
             * @description Known after.
             * @example 1.6
             */
            cost_usd: number;
            /** @description Why it failed, or is unknown; may be empty. */
            reason: string;
            created_at: string;
            changed_at: string;
        };
        /** @description What is to change; absent keeps. */
        SceneChange: {
            /**
             * @description What the scene shows.
             * @example Wide shot of a rainy street at sunset, she walks
             */
            description?: string | null;
            /**
             * @description What it must not show.
             * @example text, logos
             */
            negative_description?: string | null;
            /**
             * @description From 0; beyond the last: at the end.
             * @example 0
             */
            position?: number | null;
        };
        SceneFiles: {
            markdown: string;
            json: string;
        };
        /** @description All scenes, in the new order. */
        SceneOrder: {
            /**
             * @description Each once.
             * @example [
             *       "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1"
             *     ]
             */
            scene_ids: string[];
        };
        SceneParametersUsed: {
            character_characteristics: string;
            video_type: string;
            video_characteristics: string;
            camera_angle: string;
        };
        SceneText: {
            description: string;
            negative_description: string;
        };
        /** @description A described shot. */
        SceneView: {
            id: string;
            /**
             * @description From 0; beyond the last: at the end.
             * @example 0
             */
            position: number;
            /**
             * @description What the scene shows.
             * @example Wide shot of a rainy street at sunset, she walks
             */
            description: string;
            /**
             * @description What it must not show.
             * @example text, logos
             */
            negative_description: string;
            take_id: string | null;
            /** @description The chosen take was made from something else than what stands here now. */
            stale: boolean;
            /**
             * @description Where in the film it begins; in the song, `song_start` later.
             * @example 8
             */
            start_seconds: number;
            duration_seconds: number;
            takes: components["schemas"]["TakeView"][];
        };
        ScenesMetadata: {
            idea: string;
            number_of_scenes: number;
            parameters_used: components["schemas"]["SceneParametersUsed"];
            config_flavor: string;
            notes: string[];
            model_used: string;
            runs?: Record<string, never>[] | null;
        };
        StitchMetadata: {
            input_video_ids: string[];
            num_videos_stitched: number;
            num_clips: number;
            stitched_video_id: string;
            merge_time_seconds: number;
            total_processing_time_seconds: number;
            generation_timestamp: string;
            local_path: string;
            video_duration_seconds: number;
            total_duration: number;
            local_video_url: string;
            storage_backend: string;
            clips_conformed: number;
            audio_overlay_id?: string | null;
            audio_overlay_applied?: boolean | null;
            video_audio_suppressed?: boolean | null;
            audio_overlay_warning?: string | null;
            audio_overlay_duration_seconds?: number | null;
            proof?: Record<string, never> | null;
            clips_made?: number | null;
            clips_kept?: number | null;
        };
        StitchReply: {
            video_id: string;
            video_path: string;
            video_url: string;
            metadata: components["schemas"]["StitchMetadata"];
            audio_overlay_applied: boolean;
            audio_overlay_warning: string | null;
        };
        /** @description Clips, in order, and the song under them. */
        StitchVideosRequest: {
            /**
             * @description At least one.
             * @example [
             *       "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1"
             *     ]
             */
            video_ids: string[];
            /**
             * Format: uuid
             * @description The song.
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            audio_overlay_id?: string | null;
            /**
             * @description Without the sound of the clips.
             * @default false
             * @example true
             */
            suppress_video_audio?: boolean | null;
        };
        StorageInfo: {
            SERVE_FROM_CLOUD: boolean;
            STORAGE_BACKEND: string;
            STORAGE_BUCKET: string;
            PRESIGNED_URL_EXPIRY: number;
            cloud_serving_enabled: boolean;
        };
        TakeChoice: {
            /**
             * Format: uuid
             * @description One of the scene's takes.
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            take_id: string;
        };
        TakeList: {
            takes: components["schemas"]["TakeView"][];
            chosen: string | null;
        };
        /** @description How the take is to be made. */
        TakeRequest: {
            /**
             * @description Without one, the take differs from the last.
             * @example 7
             */
            seed?: number | null;
            /**
             * @description The maker, by its name in GET /api/makers; without one the best that is set up.
             * @example builtin
             */
            backend?: string | null;
        };
        /** @description One version of a scene's picture. */
        TakeView: {
            id: string;
            video_url: string;
            poster_url: string;
            /**
             * @example painted
             * @enum {string}
             */
            origin: "painted" | "uploaded" | "synced";
            /** @description Made from something else than what stands in the project now. */
            stale: boolean;
            chosen: boolean;
            created_at: string;
            /** @description How it was made: seed, maker, prompt. */
            details: Record<string, never>;
        };
        TrimAudioReply: {
            audio_id: string;
            audio_path: string;
            audio_url: string;
            original_audio_id: string;
            start_at: number;
            duration: number;
            file_size_bytes: number;
            metadata: components["schemas"]["TrimMetadata"];
        };
        /** @description Which song, and where it is to begin. */
        TrimAudioRequest: {
            /**
             * Format: uuid
             * @description The song; it stays as it is.
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            audio_id: string;
            /**
             * @description Seconds to cut off.
             * @default 0
             * @example 30
             */
            start_at?: number;
        };
        TrimMetadata: {
            file_size_bytes: number;
            true_start: number;
            format: string;
            ffmpeg_command: string;
            codec: string;
        };
        /** @description The key is missing or wrong. */
        Unauthorized: {
            /**
             * @description Always Unauthorized
             * @example Unauthorized
             */
            error: string;
            message: string;
            detail: string;
            /**
             * @description The same as in the header X-Request-ID; name it when you report a fault
             * @example 3f0e8a52c1d94b7a
             */
            request_id: string;
        };
        /** @description A character image of one's own. */
        UploadedPicture: {
            /**
             * Format: uuid
             * @description What `character_reference_id` takes.
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            id: string;
            image_url: string;
            title: string;
            file_size_bytes: number;
        };
        /** @description A request whose fields are not as they must be. Each wrong field is listed. */
        ValidationError: {
            detail: components["schemas"]["ValidationItem"][];
            /**
             * @description Always ValidationError
             * @example ValidationError
             */
            error: string;
            /** @description The first faults, for people */
            message: string;
            /** @example  */
            details: string;
            /**
             * @description The same as in the header X-Request-ID; name it when you report a fault
             * @example 3f0e8a52c1d94b7a
             */
            request_id: string;
        };
        /** @description One field that is wrong. */
        ValidationItem: {
            /**
             * @description The rule that was broken
             * @example missing
             */
            type: string;
            /** @description The way to the field: names, and numbers of list items */
            loc: unknown[];
            /**
             * @description What is wrong, for people
             * @example Field required
             */
            msg: string;
            /** @description What was sent there, shortened */
            input: unknown;
            /** @description The limits of the rule */
            ctx?: Record<string, never> | null;
        };
        VideoInfo: {
            video_id: string;
            exists: boolean;
            file_size_bytes: number | null;
            created_at: string | null;
            serving_mode?: string | null;
        };
        VideoMetadata: {
            prompt: string;
            backend_used: string;
            model_used: string;
            parameters_used: components["schemas"]["VideoParametersUsed"];
            generation_timestamp: string;
            processing_time_seconds: number;
            local_path: string;
            video_id: string;
            local_video_url: string;
            config_flavor: string;
            frames: number;
            duration_seconds: number;
            width: number;
            height: number;
            kept_from_before: boolean;
            character_reference_id?: string | null;
            character_reference_path?: string | null;
            character_reference_warning?: string | null;
            has_reference_image?: boolean | null;
            reference_image_path?: string | null;
            notes?: string[] | null;
            runs?: Record<string, never>[] | null;
        };
        VideoParametersUsed: {
            aspect_ratio: string;
            duration: number;
            generate_audio: boolean;
            negative_prompt?: string | null;
            seed?: number | null;
        };
        VideoReply: {
            video_id: string;
            video_path: string;
            video_url: string;
            metadata: components["schemas"]["VideoMetadata"];
            character_reference_warning: string | null;
        };
        /** @description A clip to be made. */
        VideoRequest: {
            /**
             * @description What the clip shows; usually a scene's description.
             * @example Wide shot of a rainy street at sunset, she walks
             */
            prompt: string;
            /**
             * @description What it must not show.
             * @example text, logos
             */
            negative_prompt?: string | null;
            /**
             * @description 16:9, 9:16 or 1:1.
             * @example 16:9
             */
            aspect_ratio?: string | null;
            /**
             * @description Seconds.
             * @example 8
             */
            duration?: number | null;
            /** @description Built-in clips are silent. */
            generate_audio?: boolean | null;
            /** @description The same number gives the same clip; without one it differs each time. */
            seed?: number | null;
            /**
             * Format: uuid
             * @description A character image; beats `reference_image_base64`.
             * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
             */
            character_reference_id?: string | null;
            /** @description Deprecated: send the image's id. */
            reference_image_base64?: string | null;
            /**
             * @description The maker, by its name in GET /api/makers; without one the best that is set up.
             * @example builtin
             */
            backend?: string | null;
            video_rules_template?: string | null;
            /**
             * Format: uuid
             * @description Together with `sequence`.
             */
            project_id?: string | null;
            /**
             * @description The scene of that project, counted from 1.
             * @example 1
             */
            sequence?: number | null;
            /**
             * @description The style; an unknown one means `default`.
             * @example default
             */
            config_flavor?: string | null;
            /**
             * @description 480p, 540p, 720p or 1080p.
             * @example 720p
             */
            size?: string | null;
        };
        /** @description A song, to be drawn. */
        Waveform: {
            /**
             * @description Seconds, as decoded.
             * @example 98.5
             */
            duration: number;
            /**
             * @description The loudest moment of each slice: 0 is silence, 1 full scale.
             * @example [
             *       0,
             *       0.25,
             *       0.8
             *     ]
             */
            points: number[];
        };
        Welcome: {
            name: string;
            version: string;
            links: Record<string, never>;
        };
    };
    responses: {
        /** @description The key is missing or wrong. */
        Unauthorized: {
            headers: {
                "X-Request-ID": components["headers"]["X-Request-ID"];
                /** @description Always `ApiKey` */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Unauthorized",
                 *       "message": "This server asks for a key; send it in the header X-API-Key.",
                 *       "detail": "Missing API key",
                 *       "request_id": "3f0e8a52c1d94b7a"
                 *     }
                 */
                "application/json": components["schemas"]["Unauthorized"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The id of this request: the client's own where it sent one, else a new one. */
        "X-Request-ID": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    create_scenes: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `respond-async` answers at once with the job instead of waiting for it.
                 * @example respond-async
                 */
                Prefer?: string;
                /**
                 * @description Up to 200 characters of your choice: the same key with the same body is the same job, also after a restart.
                 * @example 6f1b0a52-scenes-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "idea": "Tourist exploring Austin at sunset in the rain",
                 *       "character_description": "Woman in a yellow raincoat",
                 *       "character_characteristics": "curious and calm",
                 *       "number_of_scenes": 4,
                 *       "video_type": "music video",
                 *       "video_characteristics": "soft evening light",
                 *       "camera_angle": "front",
                 *       "config_flavor": "default",
                 *       "backend": "builtin"
                 *     }
                 */
                "application/json": components["schemas"]["CreateScenesRequest"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scenes": [
                     *         {
                     *           "description": "text",
                     *           "negative_description": "text"
                     *         }
                     *       ],
                     *       "output_files": {
                     *         "markdown": "text",
                     *         "json": "text"
                     *       },
                     *       "metadata": {
                     *         "idea": "text",
                     *         "number_of_scenes": 1,
                     *         "parameters_used": {
                     *           "character_characteristics": "text",
                     *           "video_type": "text",
                     *           "video_characteristics": "text",
                     *           "camera_angle": "text"
                     *         },
                     *         "config_flavor": "text",
                     *         "notes": [
                     *           "text"
                     *         ],
                     *         "model_used": "text"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CreateScenesReply"];
                };
            };
            /** @description With `Prefer: respond-async`: the job, at once. */
            202: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    /** @description Where the job is: /api/jobs/{id} */
                    Location?: string;
                    /** @description respond-async */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "kind": "clip",
                     *       "state": "running",
                     *       "progress": 0.42,
                     *       "stage": "painting",
                     *       "seconds_left": 12.5,
                     *       "maker": "text",
                     *       "project_id": null,
                     *       "scene_id": null,
                     *       "attempts": 1,
                     *       "most_attempts": 1,
                     *       "created_at": "text",
                     *       "started_at": null,
                     *       "finished_at": null,
                     *       "error": {
                     *         "error": "text",
                     *         "message": "text",
                     *         "details": "text"
                     *       },
                     *       "result": null,
                     *       "needs": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description `ValidationError`: the idea is empty; say in a sentence what the film shows */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Conflict`: This Idempotency-Key was used for another request. */
            409: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Unavailable`: Songreel is shutting down; try again when it runs again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    generate_character_reference: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `respond-async` answers at once with the job instead of waiting for it.
                 * @example respond-async
                 */
                Prefer?: string;
                /**
                 * @description Up to 200 characters of your choice: the same key with the same body is the same job, also after a restart.
                 * @example 6f1b0a52-scenes-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "character_description": "Silver metallic humanoid robot with a red shield",
                 *       "num_images": 4,
                 *       "aspect_ratio": "1:1",
                 *       "output_format": "png",
                 *       "seed": 7,
                 *       "config_flavor": "default",
                 *       "backend": "builtin",
                 *       "character_reference_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1"
                 *     }
                 */
                "application/json": components["schemas"]["CharacterRequest"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "images": [
                     *         {
                     *           "id": "text",
                     *           "path": "text",
                     *           "cloud_url": null,
                     *           "image_url": "text"
                     *         }
                     *       ],
                     *       "metadata": {
                     *         "character_description": "text",
                     *         "model_used": "text",
                     *         "num_images_requested": 1,
                     *         "num_images_generated": 1,
                     *         "parameters_used": {
                     *           "aspect_ratio": "text",
                     *           "safety_filter_level": "text",
                     *           "person_generation": "text",
                     *           "output_format": "text",
                     *           "negative_prompt": null,
                     *           "seed": 1
                     *         },
                     *         "generation_timestamp": "text"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CharacterReply"];
                };
            };
            /** @description With `Prefer: respond-async`: the job, at once. */
            202: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    /** @description Where the job is: /api/jobs/{id} */
                    Location?: string;
                    /** @description respond-async */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "kind": "clip",
                     *       "state": "running",
                     *       "progress": 0.42,
                     *       "stage": "painting",
                     *       "seconds_left": 12.5,
                     *       "maker": "text",
                     *       "project_id": null,
                     *       "scene_id": null,
                     *       "attempts": 1,
                     *       "most_attempts": 1,
                     *       "created_at": "text",
                     *       "started_at": null,
                     *       "finished_at": null,
                     *       "error": {
                     *         "error": "text",
                     *         "message": "text",
                     *         "details": "text"
                     *       },
                     *       "result": null,
                     *       "needs": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description `ValidationError`: the idea is empty; say in a sentence what the film shows */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `Conflict`: This Idempotency-Key was used for another request. */
            409: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Unavailable`: Songreel is shutting down; try again when it runs again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    generate_video: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `respond-async` answers at once with the job instead of waiting for it.
                 * @example respond-async
                 */
                Prefer?: string;
                /**
                 * @description Up to 200 characters of your choice: the same key with the same body is the same job, also after a restart.
                 * @example 6f1b0a52-scenes-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "prompt": "Wide shot of a rainy street at sunset, she walks",
                 *       "negative_prompt": "text, logos",
                 *       "aspect_ratio": "16:9",
                 *       "duration": 8,
                 *       "character_reference_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                 *       "backend": "builtin",
                 *       "sequence": 1,
                 *       "config_flavor": "default",
                 *       "size": "720p"
                 *     }
                 */
                "application/json": components["schemas"]["VideoRequest"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "video_id": "text",
                     *       "video_path": "text",
                     *       "video_url": "text",
                     *       "metadata": {
                     *         "prompt": "text",
                     *         "backend_used": "text",
                     *         "model_used": "text",
                     *         "parameters_used": {
                     *           "aspect_ratio": "text",
                     *           "duration": 1.5,
                     *           "generate_audio": true
                     *         },
                     *         "generation_timestamp": "text",
                     *         "processing_time_seconds": 1.5,
                     *         "local_path": "text",
                     *         "video_id": "text",
                     *         "local_video_url": "text",
                     *         "config_flavor": "text",
                     *         "frames": 1,
                     *         "duration_seconds": 1.5,
                     *         "width": 1,
                     *         "height": 1,
                     *         "kept_from_before": true
                     *       },
                     *       "character_reference_warning": null
                     *     }
                     */
                    "application/json": components["schemas"]["VideoReply"];
                };
            };
            /** @description With `Prefer: respond-async`: the job, at once. */
            202: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    /** @description Where the job is: /api/jobs/{id} */
                    Location?: string;
                    /** @description respond-async */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "kind": "clip",
                     *       "state": "running",
                     *       "progress": 0.42,
                     *       "stage": "painting",
                     *       "seconds_left": 12.5,
                     *       "maker": "text",
                     *       "project_id": null,
                     *       "scene_id": null,
                     *       "attempts": 1,
                     *       "most_attempts": 1,
                     *       "created_at": "text",
                     *       "started_at": null,
                     *       "finished_at": null,
                     *       "error": {
                     *         "error": "text",
                     *         "message": "text",
                     *         "details": "text"
                     *       },
                     *       "result": null,
                     *       "needs": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description `ValidationError`: the prompt is empty; say in a sentence what the clip shows */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `Conflict`: This Idempotency-Key was used for another request. */
            409: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /**
             * @description `ConfigurationError`: the maker replicate is not set up: set REPLICATE_API_TOKEN and start Songreel again
             *
             *     `VideoGenerationError`: The clip could not be made.
             *
             *     `InternalError`: A fault of ours; the log has more under this request id.
             */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Unavailable`: Songreel is shutting down; try again when it runs again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    stitch_video: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `respond-async` answers at once with the job instead of waiting for it.
                 * @example respond-async
                 */
                Prefer?: string;
                /**
                 * @description Up to 200 characters of your choice: the same key with the same body is the same job, also after a restart.
                 * @example 6f1b0a52-scenes-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "video_ids": [
                 *         "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1"
                 *       ],
                 *       "audio_overlay_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                 *       "suppress_video_audio": true
                 *     }
                 */
                "application/json": components["schemas"]["StitchVideosRequest"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "video_id": "text",
                     *       "video_path": "text",
                     *       "video_url": "text",
                     *       "metadata": {
                     *         "input_video_ids": [
                     *           "text"
                     *         ],
                     *         "num_videos_stitched": 1,
                     *         "num_clips": 1,
                     *         "stitched_video_id": "text",
                     *         "merge_time_seconds": 1.5,
                     *         "total_processing_time_seconds": 1.5,
                     *         "generation_timestamp": "text",
                     *         "local_path": "text",
                     *         "video_duration_seconds": 1.5,
                     *         "total_duration": 1.5,
                     *         "local_video_url": "text",
                     *         "storage_backend": "text",
                     *         "clips_conformed": 1
                     *       },
                     *       "audio_overlay_applied": true,
                     *       "audio_overlay_warning": null
                     *     }
                     */
                    "application/json": components["schemas"]["StitchReply"];
                };
            };
            /** @description With `Prefer: respond-async`: the job, at once. */
            202: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    /** @description Where the job is: /api/jobs/{id} */
                    Location?: string;
                    /** @description respond-async */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "kind": "clip",
                     *       "state": "running",
                     *       "progress": 0.42,
                     *       "stage": "painting",
                     *       "seconds_left": 12.5,
                     *       "maker": "text",
                     *       "project_id": null,
                     *       "scene_id": null,
                     *       "attempts": 1,
                     *       "most_attempts": 1,
                     *       "created_at": "text",
                     *       "started_at": null,
                     *       "finished_at": null,
                     *       "error": {
                     *         "error": "text",
                     *         "message": "text",
                     *         "details": "text"
                     *       },
                     *       "result": null,
                     *       "needs": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description `ValidationError`: video_ids is empty; name at least one clip */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no video with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Conflict`: This Idempotency-Key was used for another request. */
            409: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /**
             * @description `StitchingError`: A clip could not be read.
             *
             *     `InternalError`: A fault of ours; the log has more under this request id.
             */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Unavailable`: Songreel is shutting down; try again when it runs again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    stitch_videos: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `respond-async` answers at once with the job instead of waiting for it.
                 * @example respond-async
                 */
                Prefer?: string;
                /**
                 * @description Up to 200 characters of your choice: the same key with the same body is the same job, also after a restart.
                 * @example 6f1b0a52-scenes-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "video_ids": [
                 *         "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1"
                 *       ],
                 *       "audio_overlay_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                 *       "suppress_video_audio": true
                 *     }
                 */
                "application/json": components["schemas"]["StitchVideosRequest"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "video_id": "text",
                     *       "video_path": "text",
                     *       "video_url": "text",
                     *       "metadata": {
                     *         "input_video_ids": [
                     *           "text"
                     *         ],
                     *         "num_videos_stitched": 1,
                     *         "num_clips": 1,
                     *         "stitched_video_id": "text",
                     *         "merge_time_seconds": 1.5,
                     *         "total_processing_time_seconds": 1.5,
                     *         "generation_timestamp": "text",
                     *         "local_path": "text",
                     *         "video_duration_seconds": 1.5,
                     *         "total_duration": 1.5,
                     *         "local_video_url": "text",
                     *         "storage_backend": "text",
                     *         "clips_conformed": 1
                     *       },
                     *       "audio_overlay_applied": true,
                     *       "audio_overlay_warning": null
                     *     }
                     */
                    "application/json": components["schemas"]["StitchReply"];
                };
            };
            /** @description With `Prefer: respond-async`: the job, at once. */
            202: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    /** @description Where the job is: /api/jobs/{id} */
                    Location?: string;
                    /** @description respond-async */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "kind": "clip",
                     *       "state": "running",
                     *       "progress": 0.42,
                     *       "stage": "painting",
                     *       "seconds_left": 12.5,
                     *       "maker": "text",
                     *       "project_id": null,
                     *       "scene_id": null,
                     *       "attempts": 1,
                     *       "most_attempts": 1,
                     *       "created_at": "text",
                     *       "started_at": null,
                     *       "finished_at": null,
                     *       "error": {
                     *         "error": "text",
                     *         "message": "text",
                     *         "details": "text"
                     *       },
                     *       "result": null,
                     *       "needs": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description `ValidationError`: video_ids is empty; name at least one clip */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no video with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Conflict`: This Idempotency-Key was used for another request. */
            409: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /**
             * @description `StitchingError`: A clip could not be read.
             *
             *     `InternalError`: A fault of ours; the log has more under this request id.
             */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Unavailable`: Songreel is shutting down; try again when it runs again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_config_flavors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "flavors": [
                     *         "default",
                     *         "example",
                     *         "mv1"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FlavorList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_director_configs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "configs": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DirectorList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    read_storage_config: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "SERVE_FROM_CLOUD": true,
                     *       "STORAGE_BACKEND": "text",
                     *       "STORAGE_BUCKET": "text",
                     *       "PRESIGNED_URL_EXPIRY": 1,
                     *       "cloud_serving_enabled": true
                     *     }
                     */
                    "application/json": components["schemas"]["StorageInfo"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_video: {
        parameters: {
            query?: {
                /**
                 * @description Send on to where the file lies; here it is always served itself.
                 * @example false
                 */
                redirect?: boolean;
                /**
                 * @description What it is called where it is saved; it keeps its ending.
                 * @example My film.mp4
                 */
                filename?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    /** @description Changes with the file */
                    ETag?: string;
                    /** @description bytes */
                    "Accept-Ranges"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "video/mp4": string;
                };
            };
            /** @description The part that `Range` asked for */
            206: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "video/mp4": string;
                };
            };
            /** @description Not changed since */
            304: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `ValidationError`: the id is no UUID */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no video with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `RangeNotSatisfiable`: The range lies outside the file. */
            416: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_video_info: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "video_id": "text",
                     *       "exists": true,
                     *       "file_size_bytes": null,
                     *       "created_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["VideoInfo"];
                };
            };
            /** @description `ValidationError`: the id is no UUID */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_character_reference: {
        parameters: {
            query?: {
                /**
                 * @description Send on to where the file lies; here it is always served itself.
                 * @example false
                 */
                redirect?: boolean;
                /**
                 * @description What it is called where it is saved; it keeps its ending.
                 * @example My film.mp4
                 */
                filename?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    /** @description Changes with the file */
                    ETag?: string;
                    /** @description bytes */
                    "Accept-Ranges"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description The part that `Range` asked for */
            206: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description Not changed since */
            304: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `ValidationError`: the id is no UUID */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no character image with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `RangeNotSatisfiable`: The range lies outside the file. */
            416: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    lipsync: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `respond-async` answers at once with the job instead of waiting for it.
                 * @example respond-async
                 */
                Prefer?: string;
                /**
                 * @description Up to 200 characters of your choice: the same key with the same body is the same job, also after a restart.
                 * @example 6f1b0a52-scenes-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "video_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                 *       "audio_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                 *       "start_time": 8,
                 *       "end_time": 16,
                 *       "temperature": 0.5,
                 *       "sequence": 1,
                 *       "backend": "builtin",
                 *       "lyrics": "[00:12.00]Under the neon rain"
                 *     }
                 */
                "application/json": components["schemas"]["LipsyncRequest"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "video_id": "text",
                     *       "video_path": "text",
                     *       "video_url": "text",
                     *       "metadata": {
                     *         "video_url": "text",
                     *         "audio_url": "text",
                     *         "model_used": "text",
                     *         "backend_used": "text",
                     *         "parameters_used": {
                     *           "temperature": null,
                     *           "occlusion_detection_enabled": null,
                     *           "active_speaker_detection": null,
                     *           "start_time": null,
                     *           "end_time": null
                     *         },
                     *         "generation_timestamp": "text",
                     *         "processing_time_seconds": 1.5,
                     *         "file_size_bytes": 1,
                     *         "local_path": "text",
                     *         "local_video_url": "text",
                     *         "duration_seconds": 1.5,
                     *         "sung_seconds": 1.5,
                     *         "confidence": 1.5,
                     *         "follows_energy": true,
                     *         "frames_with_face": 1,
                     *         "note": "text",
                     *         "kept_from_before": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["LipsyncReply"];
                };
            };
            /** @description With `Prefer: respond-async`: the job, at once. */
            202: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    /** @description Where the job is: /api/jobs/{id} */
                    Location?: string;
                    /** @description respond-async */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "kind": "clip",
                     *       "state": "running",
                     *       "progress": 0.42,
                     *       "stage": "painting",
                     *       "seconds_left": 12.5,
                     *       "maker": "text",
                     *       "project_id": null,
                     *       "scene_id": null,
                     *       "attempts": 1,
                     *       "most_attempts": 1,
                     *       "created_at": "text",
                     *       "started_at": null,
                     *       "finished_at": null,
                     *       "error": {
                     *         "error": "text",
                     *         "message": "text",
                     *         "details": "text"
                     *       },
                     *       "result": null,
                     *       "needs": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description `ValidationError`: there is no clip; give video_id or video_url */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no video with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Conflict`: This Idempotency-Key was used for another request. */
            409: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `ValidationError`: fields are missing or wrong; each is listed.
             *
             *     `Refused`: nobody sings between 0:08.0 and 0:16.0 of the song; the clip is left as it is
             */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"] | components["schemas"]["Error"];
                };
            };
            /**
             * @description `LipsyncGenerationError`: The lips could not be moved.
             *
             *     `InternalError`: A fault of ours; the log has more under this request id.
             */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Unavailable`: Songreel is shutting down; try again when it runs again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    list_flavors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "flavors": [
                     *         {
                     *           "name": "default",
                     *           "description": "A film told in scenes: any place, any story, natural light.",
                     *           "preview_url": "/api/flavors/preview/3f1c2a9b7d6e5f40",
                     *           "number_of_scenes": 4,
                     *           "clip_seconds": 8
                     *         }
                     *       ],
                     *       "default": "default"
                     *     }
                     */
                    "application/json": components["schemas"]["FlavorShelf"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_flavor_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description From the list of flavors.
                 * @example 3f1c2a9b7d6e5f40
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    /** @description Changes with the file */
                    ETag?: string;
                    /** @description bytes */
                    "Accept-Ranges"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description The part that `Range` asked for */
            206: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description Not changed since */
            304: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: no flavor looks like this now */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `RangeNotSatisfiable`: The range lies outside the file. */
            416: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    upload_audio: {
        parameters: {
            query?: {
                /**
                 * @description Its name on your disk, as title.
                 * @example song.mp3
                 */
                filename?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The song */
        requestBody: {
            content: {
                "audio/mpeg": string;
                "audio/mp4": string;
                "audio/ogg": string;
                "audio/flac": string;
                "audio/wav": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description It worked. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "audio_id": "text",
                     *       "audio_path": "text",
                     *       "audio_url": "text",
                     *       "filename": "text",
                     *       "format": "text",
                     *       "title": "text",
                     *       "duration": 1.5,
                     *       "file_size_bytes": 1,
                     *       "metadata": {
                     *         "uploader": null,
                     *         "upload_date": null,
                     *         "view_count": null,
                     *         "thumbnail": null,
                     *         "original_format": "text",
                     *         "converted_to_mp3": true,
                     *         "codec": "text",
                     *         "sample_rate": 1,
                     *         "channels": 1,
                     *         "bit_rate": 1,
                     *         "content_sha256": "text"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AudioReply"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `TooLarge`: The file is larger than this server takes. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `ValidationError`: fields are missing or wrong; each is listed.
             *
             *     `Refused`: song.mp3 is no song: it is a text
             */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"] | components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `DiskFull`: The disk is full. */
            507: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    download_audio: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `respond-async` answers at once with the job instead of waiting for it.
                 * @example respond-async
                 */
                Prefer?: string;
                /**
                 * @description Up to 200 characters of your choice: the same key with the same body is the same job, also after a restart.
                 * @example 6f1b0a52-scenes-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
                 *       "audio_quality": "192"
                 *     }
                 */
                "application/json": components["schemas"]["DownloadRequest"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "audio_id": "text",
                     *       "audio_path": "text",
                     *       "audio_url": "text",
                     *       "filename": "text",
                     *       "format": "text",
                     *       "title": "text",
                     *       "duration": 1.5,
                     *       "file_size_bytes": 1,
                     *       "metadata": {
                     *         "uploader": null,
                     *         "upload_date": null,
                     *         "view_count": null,
                     *         "thumbnail": null,
                     *         "original_format": "text",
                     *         "converted_to_mp3": true,
                     *         "codec": "text",
                     *         "sample_rate": 1,
                     *         "channels": 1,
                     *         "bit_rate": 1,
                     *         "content_sha256": "text"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AudioReply"];
                };
            };
            /** @description With `Prefer: respond-async`: the job, at once. */
            202: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    /** @description Where the job is: /api/jobs/{id} */
                    Location?: string;
                    /** @description respond-async */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "kind": "clip",
                     *       "state": "running",
                     *       "progress": 0.42,
                     *       "stage": "painting",
                     *       "seconds_left": 12.5,
                     *       "maker": "text",
                     *       "project_id": null,
                     *       "scene_id": null,
                     *       "attempts": 1,
                     *       "most_attempts": 1,
                     *       "created_at": "text",
                     *       "started_at": null,
                     *       "finished_at": null,
                     *       "error": {
                     *         "error": "text",
                     *         "message": "text",
                     *         "details": "text"
                     *       },
                     *       "result": null,
                     *       "needs": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description `ValidationError`: audio_quality is not possible; choose 128, 192, 256 or 320 */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `Conflict`: This Idempotency-Key was used for another request. */
            409: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `ValidationError`: fields are missing or wrong; each is listed.
             *
             *     `Refused`: The link leads to another site.
             */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"] | components["schemas"]["Error"];
                };
            };
            /**
             * @description `AudioDownloadError`: The video is private or was removed.
             *
             *     `ConfigurationError`: yt-dlp is missing or too old.
             *
             *     `InternalError`: A fault of ours; the log has more under this request id.
             */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Unavailable`: Songreel is shutting down; try again when it runs again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    fetch_audio: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `respond-async` answers at once with the job instead of waiting for it.
                 * @example respond-async
                 */
                Prefer?: string;
                /**
                 * @description Up to 200 characters of your choice: the same key with the same body is the same job, also after a restart.
                 * @example 6f1b0a52-scenes-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://example.org/song.mp3"
                 *     }
                 */
                "application/json": components["schemas"]["FetchAudioRequest"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "audio_id": "text",
                     *       "audio_path": "text",
                     *       "audio_url": "text",
                     *       "filename": "text",
                     *       "format": "text",
                     *       "title": "text",
                     *       "duration": 1.5,
                     *       "file_size_bytes": 1,
                     *       "metadata": {
                     *         "uploader": null,
                     *         "upload_date": null,
                     *         "view_count": null,
                     *         "thumbnail": null,
                     *         "original_format": "text",
                     *         "converted_to_mp3": true,
                     *         "codec": "text",
                     *         "sample_rate": 1,
                     *         "channels": 1,
                     *         "bit_rate": 1,
                     *         "content_sha256": "text"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AudioReply"];
                };
            };
            /** @description With `Prefer: respond-async`: the job, at once. */
            202: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    /** @description Where the job is: /api/jobs/{id} */
                    Location?: string;
                    /** @description respond-async */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "kind": "clip",
                     *       "state": "running",
                     *       "progress": 0.42,
                     *       "stage": "painting",
                     *       "seconds_left": 12.5,
                     *       "maker": "text",
                     *       "project_id": null,
                     *       "scene_id": null,
                     *       "attempts": 1,
                     *       "most_attempts": 1,
                     *       "created_at": "text",
                     *       "started_at": null,
                     *       "finished_at": null,
                     *       "error": {
                     *         "error": "text",
                     *         "message": "text",
                     *         "details": "text"
                     *       },
                     *       "result": null,
                     *       "needs": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description `ValidationError`: The body is nested more than 32 levels deep; send it flatter. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `Conflict`: This Idempotency-Key was used for another request. */
            409: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `ValidationError`: fields are missing or wrong; each is listed.
             *
             *     `Refused`: The link leads to an address that is not followed.
             */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"] | components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Unavailable`: Songreel is shutting down; try again when it runs again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    trim_audio: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `respond-async` answers at once with the job instead of waiting for it.
                 * @example respond-async
                 */
                Prefer?: string;
                /**
                 * @description Up to 200 characters of your choice: the same key with the same body is the same job, also after a restart.
                 * @example 6f1b0a52-scenes-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "audio_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                 *       "start_at": 30
                 *     }
                 */
                "application/json": components["schemas"]["TrimAudioRequest"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "audio_id": "text",
                     *       "audio_path": "text",
                     *       "audio_url": "text",
                     *       "original_audio_id": "text",
                     *       "start_at": 1,
                     *       "duration": 1.5,
                     *       "file_size_bytes": 1,
                     *       "metadata": {
                     *         "file_size_bytes": 1,
                     *         "true_start": 1.5,
                     *         "format": "text",
                     *         "ffmpeg_command": "text",
                     *         "codec": "text"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TrimAudioReply"];
                };
            };
            /** @description With `Prefer: respond-async`: the job, at once. */
            202: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    /** @description Where the job is: /api/jobs/{id} */
                    Location?: string;
                    /** @description respond-async */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "kind": "clip",
                     *       "state": "running",
                     *       "progress": 0.42,
                     *       "stage": "painting",
                     *       "seconds_left": 12.5,
                     *       "maker": "text",
                     *       "project_id": null,
                     *       "scene_id": null,
                     *       "attempts": 1,
                     *       "most_attempts": 1,
                     *       "created_at": "text",
                     *       "started_at": null,
                     *       "finished_at": null,
                     *       "error": {
                     *         "error": "text",
                     *         "message": "text",
                     *         "details": "text"
                     *       },
                     *       "result": null,
                     *       "needs": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description `ValidationError`: start_at is -1; it must be 0 or more seconds */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no audio with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Conflict`: This Idempotency-Key was used for another request. */
            409: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Unavailable`: Songreel is shutting down; try again when it runs again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_audio: {
        parameters: {
            query?: {
                /**
                 * @description `m4a`: as AAC; `original`: as it is, even where browsers cannot play it.
                 * @example m4a
                 */
                format?: "original" | "m4a";
                /**
                 * @description What it is called where it is saved; it keeps its ending.
                 * @example My song.mp3
                 */
                filename?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    /** @description Changes with the file */
                    ETag?: string;
                    /** @description bytes */
                    "Accept-Ranges"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "audio/mpeg": string;
                };
            };
            /** @description The part that `Range` asked for */
            206: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "audio/mpeg": string;
                };
            };
            /** @description Not changed since */
            304: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `ValidationError`: the audio id is too short; it must be a UUID */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no audio with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `RangeNotSatisfiable`: The range lies outside the file. */
            416: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_audio_info: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "audio_id": "text",
                     *       "exists": true,
                     *       "file_size_bytes": null,
                     *       "created_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["AudioInfo"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_video_poster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    /** @description Changes with the file */
                    ETag?: string;
                    /** @description bytes */
                    "Accept-Ranges"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description The part that `Range` asked for */
            206: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description Not changed since */
            304: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `ValidationError`: the video id is no UUID */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no video with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `RangeNotSatisfiable`: The range lies outside the file. */
            416: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Refused`: The file is damaged. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_waveform: {
        parameters: {
            query?: {
                /**
                 * @description In how many slices of equal length.
                 * @example 1200
                 */
                points?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "duration": 98.5,
                     *       "points": [
                     *         0,
                     *         0.25,
                     *         0.8
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Waveform"];
                };
            };
            /** @description `ValidationError`: the audio id is no UUID */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no audio with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `ValidationError`: fields are missing or wrong; each is listed.
             *
             *     `Refused`: The file is damaged.
             */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"] | components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    upload_character_reference: {
        parameters: {
            query?: {
                /**
                 * @description Its name on your disk, as title.
                 * @example her.png
                 */
                filename?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The picture */
        requestBody: {
            content: {
                "image/png": string;
                "image/jpeg": string;
                "image/webp": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description It worked. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "image_url": "text",
                     *       "title": "text",
                     *       "file_size_bytes": 1
                     *     }
                     */
                    "application/json": components["schemas"]["UploadedPicture"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `TooLarge`: The file is larger than 32 MB. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `ValidationError`: fields are missing or wrong; each is listed.
             *
             *     `Refused`: her.txt is no picture that is taken here; send a PNG, a JPEG or a WebP
             */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"] | components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `DiskFull`: The disk is full. */
            507: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    list_projects: {
        parameters: {
            query?: {
                /**
                 * @description How many a page.
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description `next` of the last page.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "projects": [
                     *         {
                     *           "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *           "name": "text",
                     *           "idea": "text",
                     *           "config_flavor": "text",
                     *           "state": "done",
                     *           "film_video_id": null,
                     *           "film_url": "/api/mv/get_video/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *           "poster_url": null,
                     *           "created_at": "text",
                     *           "changed_at": "text"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["ProjectPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    create_project: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Up to 200 characters of your choice: repeated with the same key and body, the request answers with what it has made, as that is by then, instead of making another.
                 * @example 6f1b0a52-scenes-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Robot at sunset",
                 *       "idea": "A silver robot explores a glowing city at sunset",
                 *       "character_description": "Silver metallic humanoid robot with a red shield",
                 *       "config_flavor": "default",
                 *       "audio_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                 *       "character_reference_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                 *       "number_of_scenes": 4,
                 *       "whole_song": false,
                 *       "clip_seconds": 8,
                 *       "song_start": 0,
                 *       "aspect_ratio": "16:9",
                 *       "size": "720p",
                 *       "frames_per_second": 24,
                 *       "seed": 1,
                 *       "lip_sync": false,
                 *       "lyrics": "[00:12.00]Under the neon rain"
                 *     }
                 */
                "application/json": components["schemas"]["NewProject"];
            };
        };
        responses: {
            /** @description It worked. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "name": "Robot at sunset",
                     *       "idea": "A silver robot explores a glowing city at sunset",
                     *       "character_description": "Silver metallic humanoid robot with a red shield",
                     *       "config_flavor": "default",
                     *       "audio_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "character_reference_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "number_of_scenes": 4,
                     *       "whole_song": false,
                     *       "clip_seconds": 8,
                     *       "song_start": 0,
                     *       "aspect_ratio": "16:9",
                     *       "size": "720p",
                     *       "frames_per_second": 24,
                     *       "seed": 1,
                     *       "lip_sync": false,
                     *       "lyrics": "[00:12.00]Under the neon rain",
                     *       "makers": {
                     *         "scenes": "builtin",
                     *         "images": "builtin",
                     *         "clips": "builtin",
                     *         "lips": "builtin"
                     *       },
                     *       "scenes": [
                     *         {
                     *           "id": "text",
                     *           "position": 0,
                     *           "description": "Wide shot of a rainy street at sunset, she walks",
                     *           "negative_description": "text, logos",
                     *           "take_id": null,
                     *           "stale": true,
                     *           "start_seconds": 8,
                     *           "duration_seconds": 1.5,
                     *           "takes": [
                     *             {
                     *               "id": "text",
                     *               "video_url": "text",
                     *               "poster_url": "text",
                     *               "origin": "painted",
                     *               "stale": true,
                     *               "chosen": true,
                     *               "created_at": "text",
                     *               "details": {}
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "film": {
                     *         "video_id": "text",
                     *         "video_url": "text",
                     *         "poster_url": "text",
                     *         "stale": true,
                     *         "metadata": {}
                     *       },
                     *       "film_job_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "state": "draft",
                     *       "poster_url": null,
                     *       "created_at": "2026-03-01T12:00:00.000Z",
                     *       "changed_at": "2026-03-01T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            /** @description `ValidationError`: the idea is empty; say in a sentence what the film shows */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no audio with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    read_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "name": "Robot at sunset",
                     *       "idea": "A silver robot explores a glowing city at sunset",
                     *       "character_description": "Silver metallic humanoid robot with a red shield",
                     *       "config_flavor": "default",
                     *       "audio_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "character_reference_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "number_of_scenes": 4,
                     *       "whole_song": false,
                     *       "clip_seconds": 8,
                     *       "song_start": 0,
                     *       "aspect_ratio": "16:9",
                     *       "size": "720p",
                     *       "frames_per_second": 24,
                     *       "seed": 1,
                     *       "lip_sync": false,
                     *       "lyrics": "[00:12.00]Under the neon rain",
                     *       "makers": {
                     *         "scenes": "builtin",
                     *         "images": "builtin",
                     *         "clips": "builtin",
                     *         "lips": "builtin"
                     *       },
                     *       "scenes": [
                     *         {
                     *           "id": "text",
                     *           "position": 0,
                     *           "description": "Wide shot of a rainy street at sunset, she walks",
                     *           "negative_description": "text, logos",
                     *           "take_id": null,
                     *           "stale": true,
                     *           "start_seconds": 8,
                     *           "duration_seconds": 1.5,
                     *           "takes": [
                     *             {
                     *               "id": "text",
                     *               "video_url": "text",
                     *               "poster_url": "text",
                     *               "origin": "painted",
                     *               "stale": true,
                     *               "chosen": true,
                     *               "created_at": "text",
                     *               "details": {}
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "film": {
                     *         "video_id": "text",
                     *         "video_url": "text",
                     *         "poster_url": "text",
                     *         "stale": true,
                     *         "metadata": {}
                     *       },
                     *       "film_job_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "state": "draft",
                     *       "poster_url": null,
                     *       "created_at": "2026-03-01T12:00:00.000Z",
                     *       "changed_at": "2026-03-01T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_project: {
        parameters: {
            query?: {
                /**
                 * @description Only then anything is deleted.
                 * @example true
                 */
                really?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deleted": true,
                     *       "files": 1,
                     *       "bytes": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Deleted"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Conflict`: this would delete the project with 4 scenes, 5 takes and 6 files (48.1 MB); add ?really=true to do it */
            409: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    change_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Robot at sunset",
                 *       "idea": "A silver robot explores a glowing city at sunset",
                 *       "character_description": "Silver metallic humanoid robot with a red shield",
                 *       "config_flavor": "default",
                 *       "audio_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                 *       "character_reference_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                 *       "number_of_scenes": 4,
                 *       "whole_song": false,
                 *       "clip_seconds": 8,
                 *       "song_start": 0,
                 *       "aspect_ratio": "16:9",
                 *       "size": "720p",
                 *       "frames_per_second": 24,
                 *       "seed": 1,
                 *       "lip_sync": false,
                 *       "lyrics": "[00:12.00]Under the neon rain"
                 *     }
                 */
                "application/json": components["schemas"]["ProjectChange"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "name": "Robot at sunset",
                     *       "idea": "A silver robot explores a glowing city at sunset",
                     *       "character_description": "Silver metallic humanoid robot with a red shield",
                     *       "config_flavor": "default",
                     *       "audio_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "character_reference_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "number_of_scenes": 4,
                     *       "whole_song": false,
                     *       "clip_seconds": 8,
                     *       "song_start": 0,
                     *       "aspect_ratio": "16:9",
                     *       "size": "720p",
                     *       "frames_per_second": 24,
                     *       "seed": 1,
                     *       "lip_sync": false,
                     *       "lyrics": "[00:12.00]Under the neon rain",
                     *       "makers": {
                     *         "scenes": "builtin",
                     *         "images": "builtin",
                     *         "clips": "builtin",
                     *         "lips": "builtin"
                     *       },
                     *       "scenes": [
                     *         {
                     *           "id": "text",
                     *           "position": 0,
                     *           "description": "Wide shot of a rainy street at sunset, she walks",
                     *           "negative_description": "text, logos",
                     *           "take_id": null,
                     *           "stale": true,
                     *           "start_seconds": 8,
                     *           "duration_seconds": 1.5,
                     *           "takes": [
                     *             {
                     *               "id": "text",
                     *               "video_url": "text",
                     *               "poster_url": "text",
                     *               "origin": "painted",
                     *               "stale": true,
                     *               "chosen": true,
                     *               "created_at": "text",
                     *               "details": {}
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "film": {
                     *         "video_id": "text",
                     *         "video_url": "text",
                     *         "poster_url": "text",
                     *         "stale": true,
                     *         "metadata": {}
                     *       },
                     *       "film_job_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "state": "draft",
                     *       "poster_url": null,
                     *       "created_at": "2026-03-01T12:00:00.000Z",
                     *       "changed_at": "2026-03-01T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            /** @description `ValidationError`: the idea is empty; say in a sentence what the film shows */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    duplicate_project: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Up to 200 characters of your choice: repeated with the same key and body, the request answers with what it has made, as that is by then, instead of making another.
                 * @example 6f1b0a52-scenes-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "name": "Robot at sunset",
                     *       "idea": "A silver robot explores a glowing city at sunset",
                     *       "character_description": "Silver metallic humanoid robot with a red shield",
                     *       "config_flavor": "default",
                     *       "audio_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "character_reference_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "number_of_scenes": 4,
                     *       "whole_song": false,
                     *       "clip_seconds": 8,
                     *       "song_start": 0,
                     *       "aspect_ratio": "16:9",
                     *       "size": "720p",
                     *       "frames_per_second": 24,
                     *       "seed": 1,
                     *       "lip_sync": false,
                     *       "lyrics": "[00:12.00]Under the neon rain",
                     *       "makers": {
                     *         "scenes": "builtin",
                     *         "images": "builtin",
                     *         "clips": "builtin",
                     *         "lips": "builtin"
                     *       },
                     *       "scenes": [
                     *         {
                     *           "id": "text",
                     *           "position": 0,
                     *           "description": "Wide shot of a rainy street at sunset, she walks",
                     *           "negative_description": "text, logos",
                     *           "take_id": null,
                     *           "stale": true,
                     *           "start_seconds": 8,
                     *           "duration_seconds": 1.5,
                     *           "takes": [
                     *             {
                     *               "id": "text",
                     *               "video_url": "text",
                     *               "poster_url": "text",
                     *               "origin": "painted",
                     *               "stale": true,
                     *               "chosen": true,
                     *               "created_at": "text",
                     *               "details": {}
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "film": {
                     *         "video_id": "text",
                     *         "video_url": "text",
                     *         "poster_url": "text",
                     *         "stale": true,
                     *         "metadata": {}
                     *       },
                     *       "film_job_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "state": "draft",
                     *       "poster_url": null,
                     *       "created_at": "2026-03-01T12:00:00.000Z",
                     *       "changed_at": "2026-03-01T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    make_film: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `respond-async` answers at once with the job instead of waiting for it.
                 * @example respond-async
                 */
                Prefer?: string;
                /**
                 * @description Up to 200 characters of your choice: the same key with the same body is the same job, also after a restart.
                 * @example 6f1b0a52-scenes-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "clips": "renew"
                 *     }
                 */
                "application/json": components["schemas"]["FilmWish"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "video_id": "text",
                     *       "video_path": "text",
                     *       "video_url": "text",
                     *       "metadata": {
                     *         "input_video_ids": [
                     *           "text"
                     *         ],
                     *         "num_videos_stitched": 1,
                     *         "num_clips": 1,
                     *         "stitched_video_id": "text",
                     *         "merge_time_seconds": 1.5,
                     *         "total_processing_time_seconds": 1.5,
                     *         "generation_timestamp": "text",
                     *         "local_path": "text",
                     *         "video_duration_seconds": 1.5,
                     *         "total_duration": 1.5,
                     *         "local_video_url": "text",
                     *         "storage_backend": "text",
                     *         "clips_conformed": 1
                     *       },
                     *       "audio_overlay_applied": true,
                     *       "audio_overlay_warning": null
                     *     }
                     */
                    "application/json": components["schemas"]["StitchReply"];
                };
            };
            /** @description With `Prefer: respond-async`: the job, at once. */
            202: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    /** @description Where the job is: /api/jobs/{id} */
                    Location?: string;
                    /** @description respond-async */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "kind": "clip",
                     *       "state": "running",
                     *       "progress": 0.42,
                     *       "stage": "painting",
                     *       "seconds_left": 12.5,
                     *       "maker": "text",
                     *       "project_id": null,
                     *       "scene_id": null,
                     *       "attempts": 1,
                     *       "most_attempts": 1,
                     *       "created_at": "text",
                     *       "started_at": null,
                     *       "finished_at": null,
                     *       "error": {
                     *         "error": "text",
                     *         "message": "text",
                     *         "details": "text"
                     *       },
                     *       "result": null,
                     *       "needs": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description `ValidationError`: The body is nested more than 32 levels deep; send it flatter. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `Conflict`: no scene has a clip yet; make the film, or a take of a scene, first
             *
             *     `Conflict`: This Idempotency-Key was used for another request.
             */
            409: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /**
             * @description `StitchingError`: A clip could not be read.
             *
             *     `InternalError`: A fault of ours; the log has more under this request id.
             */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Unavailable`: Songreel is shutting down; try again when it runs again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    add_scene: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Up to 200 characters of your choice: repeated with the same key and body, the request answers with what it has made, as that is by then, instead of making another.
                 * @example 6f1b0a52-scenes-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Wide shot of a rainy street at sunset, she walks",
                 *       "negative_description": "text, logos",
                 *       "position": 0
                 *     }
                 */
                "application/json": components["schemas"]["NewScene"];
            };
        };
        responses: {
            /** @description It worked. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "text",
                     *       "position": 0,
                     *       "description": "Wide shot of a rainy street at sunset, she walks",
                     *       "negative_description": "text, logos",
                     *       "take_id": null,
                     *       "stale": true,
                     *       "start_seconds": 8,
                     *       "duration_seconds": 1.5,
                     *       "takes": [
                     *         {
                     *           "id": "text",
                     *           "video_url": "text",
                     *           "poster_url": "text",
                     *           "origin": "painted",
                     *           "stale": true,
                     *           "chosen": true,
                     *           "created_at": "text",
                     *           "details": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SceneView"];
                };
            };
            /** @description `ValidationError`: the description is empty; say in a sentence what the scene shows */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no scene of this project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    order_scenes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scene_ids": [
                 *         "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SceneOrder"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "name": "Robot at sunset",
                     *       "idea": "A silver robot explores a glowing city at sunset",
                     *       "character_description": "Silver metallic humanoid robot with a red shield",
                     *       "config_flavor": "default",
                     *       "audio_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "character_reference_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "number_of_scenes": 4,
                     *       "whole_song": false,
                     *       "clip_seconds": 8,
                     *       "song_start": 0,
                     *       "aspect_ratio": "16:9",
                     *       "size": "720p",
                     *       "frames_per_second": 24,
                     *       "seed": 1,
                     *       "lip_sync": false,
                     *       "lyrics": "[00:12.00]Under the neon rain",
                     *       "makers": {
                     *         "scenes": "builtin",
                     *         "images": "builtin",
                     *         "clips": "builtin",
                     *         "lips": "builtin"
                     *       },
                     *       "scenes": [
                     *         {
                     *           "id": "text",
                     *           "position": 0,
                     *           "description": "Wide shot of a rainy street at sunset, she walks",
                     *           "negative_description": "text, logos",
                     *           "take_id": null,
                     *           "stale": true,
                     *           "start_seconds": 8,
                     *           "duration_seconds": 1.5,
                     *           "takes": [
                     *             {
                     *               "id": "text",
                     *               "video_url": "text",
                     *               "poster_url": "text",
                     *               "origin": "painted",
                     *               "stale": true,
                     *               "chosen": true,
                     *               "created_at": "text",
                     *               "details": {}
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "film": {
                     *         "video_id": "text",
                     *         "video_url": "text",
                     *         "poster_url": "text",
                     *         "stale": true,
                     *         "metadata": {}
                     *       },
                     *       "film_job_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "state": "draft",
                     *       "poster_url": null,
                     *       "created_at": "2026-03-01T12:00:00.000Z",
                     *       "changed_at": "2026-03-01T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            /** @description `ValidationError`: scene_ids must name every scene of the project once */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no scene of this project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_scene: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
                /**
                 * @description The id of a scene of this project.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                scene: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "name": "Robot at sunset",
                     *       "idea": "A silver robot explores a glowing city at sunset",
                     *       "character_description": "Silver metallic humanoid robot with a red shield",
                     *       "config_flavor": "default",
                     *       "audio_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "character_reference_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "number_of_scenes": 4,
                     *       "whole_song": false,
                     *       "clip_seconds": 8,
                     *       "song_start": 0,
                     *       "aspect_ratio": "16:9",
                     *       "size": "720p",
                     *       "frames_per_second": 24,
                     *       "seed": 1,
                     *       "lip_sync": false,
                     *       "lyrics": "[00:12.00]Under the neon rain",
                     *       "makers": {
                     *         "scenes": "builtin",
                     *         "images": "builtin",
                     *         "clips": "builtin",
                     *         "lips": "builtin"
                     *       },
                     *       "scenes": [
                     *         {
                     *           "id": "text",
                     *           "position": 0,
                     *           "description": "Wide shot of a rainy street at sunset, she walks",
                     *           "negative_description": "text, logos",
                     *           "take_id": null,
                     *           "stale": true,
                     *           "start_seconds": 8,
                     *           "duration_seconds": 1.5,
                     *           "takes": [
                     *             {
                     *               "id": "text",
                     *               "video_url": "text",
                     *               "poster_url": "text",
                     *               "origin": "painted",
                     *               "stale": true,
                     *               "chosen": true,
                     *               "created_at": "text",
                     *               "details": {}
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "film": {
                     *         "video_id": "text",
                     *         "video_url": "text",
                     *         "poster_url": "text",
                     *         "stale": true,
                     *         "metadata": {}
                     *       },
                     *       "film_job_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "state": "draft",
                     *       "poster_url": null,
                     *       "created_at": "2026-03-01T12:00:00.000Z",
                     *       "changed_at": "2026-03-01T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no scene of this project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    change_scene: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
                /**
                 * @description The id of a scene of this project.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                scene: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Wide shot of a rainy street at sunset, she walks",
                 *       "negative_description": "text, logos",
                 *       "position": 0
                 *     }
                 */
                "application/json": components["schemas"]["SceneChange"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "text",
                     *       "position": 0,
                     *       "description": "Wide shot of a rainy street at sunset, she walks",
                     *       "negative_description": "text, logos",
                     *       "take_id": null,
                     *       "stale": true,
                     *       "start_seconds": 8,
                     *       "duration_seconds": 1.5,
                     *       "takes": [
                     *         {
                     *           "id": "text",
                     *           "video_url": "text",
                     *           "poster_url": "text",
                     *           "origin": "painted",
                     *           "stale": true,
                     *           "chosen": true,
                     *           "created_at": "text",
                     *           "details": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SceneView"];
                };
            };
            /** @description `ValidationError`: the description is empty; say in a sentence what the scene shows */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no scene of this project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    regenerate_scene: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `respond-async` answers at once with the job instead of waiting for it.
                 * @example respond-async
                 */
                Prefer?: string;
                /**
                 * @description Up to 200 characters of your choice: the same key with the same body is the same job, also after a restart.
                 * @example 6f1b0a52-scenes-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
                /**
                 * @description The id of a scene of this project.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                scene: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "text",
                     *       "position": 1,
                     *       "description": "text",
                     *       "negative_description": "text",
                     *       "take_id": null
                     *     }
                     */
                    "application/json": components["schemas"]["RewrittenScene"];
                };
            };
            /** @description With `Prefer: respond-async`: the job, at once. */
            202: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    /** @description Where the job is: /api/jobs/{id} */
                    Location?: string;
                    /** @description respond-async */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "kind": "clip",
                     *       "state": "running",
                     *       "progress": 0.42,
                     *       "stage": "painting",
                     *       "seconds_left": 12.5,
                     *       "maker": "text",
                     *       "project_id": null,
                     *       "scene_id": null,
                     *       "attempts": 1,
                     *       "most_attempts": 1,
                     *       "created_at": "text",
                     *       "started_at": null,
                     *       "finished_at": null,
                     *       "error": {
                     *         "error": "text",
                     *         "message": "text",
                     *         "details": "text"
                     *       },
                     *       "result": null,
                     *       "needs": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobView"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no scene of this project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Conflict`: This Idempotency-Key was used for another request. */
            409: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Unavailable`: Songreel is shutting down; try again when it runs again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    list_takes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
                /**
                 * @description The id of a scene of this project.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                scene: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "takes": [
                     *         {
                     *           "id": "text",
                     *           "video_url": "text",
                     *           "poster_url": "text",
                     *           "origin": "painted",
                     *           "stale": true,
                     *           "chosen": true,
                     *           "created_at": "text",
                     *           "details": {}
                     *         }
                     *       ],
                     *       "chosen": null
                     *     }
                     */
                    "application/json": components["schemas"]["TakeList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no scene of this project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    make_take: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `respond-async` answers at once with the job instead of waiting for it.
                 * @example respond-async
                 */
                Prefer?: string;
                /**
                 * @description Up to 200 characters of your choice: the same key with the same body is the same job, also after a restart.
                 * @example 6f1b0a52-scenes-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
                /**
                 * @description The id of a scene of this project.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                scene: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "seed": 7,
                 *       "backend": "builtin"
                 *     }
                 */
                "application/json": components["schemas"]["TakeRequest"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "video_id": "text",
                     *       "video_path": "text",
                     *       "video_url": "text",
                     *       "metadata": {
                     *         "prompt": "text",
                     *         "backend_used": "text",
                     *         "model_used": "text",
                     *         "parameters_used": {
                     *           "aspect_ratio": "text",
                     *           "duration": 1.5,
                     *           "generate_audio": true
                     *         },
                     *         "generation_timestamp": "text",
                     *         "processing_time_seconds": 1.5,
                     *         "local_path": "text",
                     *         "video_id": "text",
                     *         "local_video_url": "text",
                     *         "config_flavor": "text",
                     *         "frames": 1,
                     *         "duration_seconds": 1.5,
                     *         "width": 1,
                     *         "height": 1,
                     *         "kept_from_before": true
                     *       },
                     *       "character_reference_warning": null
                     *     }
                     */
                    "application/json": components["schemas"]["VideoReply"];
                };
            };
            /** @description With `Prefer: respond-async`: the job, at once. */
            202: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    /** @description Where the job is: /api/jobs/{id} */
                    Location?: string;
                    /** @description respond-async */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "kind": "clip",
                     *       "state": "running",
                     *       "progress": 0.42,
                     *       "stage": "painting",
                     *       "seconds_left": 12.5,
                     *       "maker": "text",
                     *       "project_id": null,
                     *       "scene_id": null,
                     *       "attempts": 1,
                     *       "most_attempts": 1,
                     *       "created_at": "text",
                     *       "started_at": null,
                     *       "finished_at": null,
                     *       "error": {
                     *         "error": "text",
                     *         "message": "text",
                     *         "details": "text"
                     *       },
                     *       "result": null,
                     *       "needs": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description `ValidationError`: The body is nested more than 32 levels deep; send it flatter. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no scene of this project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Conflict`: This Idempotency-Key was used for another request. */
            409: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /**
             * @description `VideoGenerationError`: The clip could not be made.
             *
             *     `InternalError`: A fault of ours; the log has more under this request id.
             */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Unavailable`: Songreel is shutting down; try again when it runs again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    choose_take: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
                /**
                 * @description The id of a scene of this project.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                scene: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "take_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1"
                 *     }
                 */
                "application/json": components["schemas"]["TakeChoice"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "text",
                     *       "position": 0,
                     *       "description": "Wide shot of a rainy street at sunset, she walks",
                     *       "negative_description": "text, logos",
                     *       "take_id": null,
                     *       "stale": true,
                     *       "start_seconds": 8,
                     *       "duration_seconds": 1.5,
                     *       "takes": [
                     *         {
                     *           "id": "text",
                     *           "video_url": "text",
                     *           "poster_url": "text",
                     *           "origin": "painted",
                     *           "stale": true,
                     *           "chosen": true,
                     *           "created_at": "text",
                     *           "details": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SceneView"];
                };
            };
            /** @description `ValidationError`: The body is nested more than 32 levels deep; send it flatter. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no scene of this project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    delete_take: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
                /**
                 * @description The id of a scene of this project.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                scene: string;
                /**
                 * @description The id of a take of this scene.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                take: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "text",
                     *       "position": 0,
                     *       "description": "Wide shot of a rainy street at sunset, she walks",
                     *       "negative_description": "text, logos",
                     *       "take_id": null,
                     *       "stale": true,
                     *       "start_seconds": 8,
                     *       "duration_seconds": 1.5,
                     *       "takes": [
                     *         {
                     *           "id": "text",
                     *           "video_url": "text",
                     *           "poster_url": "text",
                     *           "origin": "painted",
                     *           "stale": true,
                     *           "chosen": true,
                     *           "created_at": "text",
                     *           "details": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SceneView"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no scene of this project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    create_project_from_form: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mode": "music-video",
                 *       "prompt": "A silver robot explores a glowing city at sunset",
                 *       "characterDescription": "Silver metallic humanoid robot with a red shield",
                 *       "characterReferenceImageId": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                 *       "audio": "(the bytes of song.mp3)",
                 *       "images": [
                 *         "(the bytes of product.png)"
                 *       ]
                 *     }
                 */
                "multipart/form-data": components["schemas"]["OldProjectForm"];
            };
        };
        responses: {
            /** @description It worked. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "projectId": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "status": "pending",
                     *       "message": "The project was created."
                     *     }
                     */
                    "application/json": components["schemas"]["OldProjectMade"];
                };
            };
            /** @description `ValidationError`: audio is missing: a music video needs its song as a file */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no character image with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The form is larger than this server takes. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `ValidationError`: fields are missing or wrong; each is listed.
             *
             *     `Refused`: song.mp3 is no song: it is a text
             */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"] | components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `DiskFull`: The disk is full. */
            507: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    read_project_of_form: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "projectId": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "status": "completed",
                     *       "conceptPrompt": "A silver robot explores a glowing city at sunset",
                     *       "characterDescription": "Silver metallic humanoid robot with a red shield",
                     *       "characterImageUrl": "/api/mv/get_character_reference/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "productDescription": null,
                     *       "productImageUrl": "/api/mv/get_character_reference/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "audioBackingTrackUrl": "/api/audio/get/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "finalOutputUrl": "/api/mv/get_video/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "directorConfig": null,
                     *       "sceneCount": 1,
                     *       "completedScenes": 1,
                     *       "failedScenes": 0,
                     *       "scenes": [
                     *         {
                     *           "sequence": 1,
                     *           "status": "completed",
                     *           "prompt": "Wide shot of a rainy street at sunset, she walks",
                     *           "negativePrompt": "text, logos",
                     *           "duration": 8,
                     *           "referenceImageUrls": [
                     *             "/api/mv/get_character_reference/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1"
                     *           ],
                     *           "audioClipUrl": null,
                     *           "videoClipUrl": "/api/mv/get_video/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *           "needsLipSync": false,
                     *           "lipSyncedVideoClipUrl": null,
                     *           "retryCount": 0,
                     *           "errorMessage": null,
                     *           "createdAt": "2026-03-01T12:00:00.000Z",
                     *           "updatedAt": "2026-03-01T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "createdAt": "2026-03-01T12:00:00.000Z",
                     *       "updatedAt": "2026-03-01T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OldProject"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    change_project_of_form: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "processing",
                 *       "finalOutputS3Key": "mv/projects/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1/final.mp4"
                 *     }
                 */
                "application/json": components["schemas"]["OldProjectChange"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "projectId": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "status": "completed",
                     *       "conceptPrompt": "A silver robot explores a glowing city at sunset",
                     *       "characterDescription": "Silver metallic humanoid robot with a red shield",
                     *       "characterImageUrl": "/api/mv/get_character_reference/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "productDescription": null,
                     *       "productImageUrl": "/api/mv/get_character_reference/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "audioBackingTrackUrl": "/api/audio/get/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "finalOutputUrl": "/api/mv/get_video/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "directorConfig": null,
                     *       "sceneCount": 1,
                     *       "completedScenes": 1,
                     *       "failedScenes": 0,
                     *       "scenes": [
                     *         {
                     *           "sequence": 1,
                     *           "status": "completed",
                     *           "prompt": "Wide shot of a rainy street at sunset, she walks",
                     *           "negativePrompt": "text, logos",
                     *           "duration": 8,
                     *           "referenceImageUrls": [
                     *             "/api/mv/get_character_reference/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1"
                     *           ],
                     *           "audioClipUrl": null,
                     *           "videoClipUrl": "/api/mv/get_video/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *           "needsLipSync": false,
                     *           "lipSyncedVideoClipUrl": null,
                     *           "retryCount": 0,
                     *           "errorMessage": null,
                     *           "createdAt": "2026-03-01T12:00:00.000Z",
                     *           "updatedAt": "2026-03-01T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "createdAt": "2026-03-01T12:00:00.000Z",
                     *       "updatedAt": "2026-03-01T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OldProject"];
                };
            };
            /** @description `ValidationError`: The body is nested more than 32 levels deep; send it flatter. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    compose_project: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Up to 200 characters of your choice: repeated with the same key and body, the request answers with what it has made, as that is by then, instead of making another.
                 * @example 6f1b0a52-scenes-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["OldCompose"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jobId": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "projectId": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "status": "queued",
                     *       "message": "The film is being made."
                     *     }
                     */
                    "application/json": components["schemas"]["OldComposing"];
                };
            };
            /** @description `ValidationError`: The body is nested more than 32 levels deep; send it flatter. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Conflict`: This Idempotency-Key was used for another request. */
            409: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Unavailable`: Songreel is shutting down; try again when it runs again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    get_final_video: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "projectId": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "videoUrl": "/api/mv/get_video/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "expiresInSeconds": 3600
                     *     }
                     */
                    "application/json": components["schemas"]["OldFilm"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /**
             * @description `NotFound`: there is no project with the id …
             *
             *     `NotFound`: the project has no film yet; POST …/compose makes it
             */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    list_jobs: {
        parameters: {
            query?: {
                /**
                 * @description Only these.
                 * @example failed
                 */
                state?: "queued" | "running" | "succeeded" | "failed" | "canceled" | "held";
                /**
                 * @description Only these.
                 * @example clip
                 */
                kind?: string;
                /** @description Only this project's. */
                project?: string;
                /** @description How many a page. */
                limit?: number;
                /** @description `next` of the last page. */
                before?: string;
                /** @description Only the newest of each kind of work for each scene; needs `project`. */
                latest?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jobs": [
                     *         {
                     *           "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *           "kind": "clip",
                     *           "state": "running",
                     *           "progress": 0.42,
                     *           "stage": "painting",
                     *           "seconds_left": 12.5,
                     *           "maker": "text",
                     *           "project_id": null,
                     *           "scene_id": null,
                     *           "attempts": 1,
                     *           "most_attempts": 1,
                     *           "created_at": "text",
                     *           "started_at": null,
                     *           "finished_at": null,
                     *           "error": {
                     *             "error": "text",
                     *             "message": "text",
                     *             "details": "text"
                     *           },
                     *           "result": null,
                     *           "needs": [
                     *             "text"
                     *           ]
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["JobPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    read_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "kind": "clip",
                     *       "state": "running",
                     *       "progress": 0.42,
                     *       "stage": "painting",
                     *       "seconds_left": 12.5,
                     *       "maker": "text",
                     *       "project_id": null,
                     *       "scene_id": null,
                     *       "attempts": 1,
                     *       "most_attempts": 1,
                     *       "created_at": "text",
                     *       "started_at": null,
                     *       "finished_at": null,
                     *       "error": {
                     *         "error": "text",
                     *         "message": "text",
                     *         "details": "text"
                     *       },
                     *       "result": null,
                     *       "needs": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobView"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: There is no job with this id. */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    watch_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 7-12
                     *     event: job
                     *     data: {"id":"…","state":"running","progress":0.5}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description The job had ended, and the client knew (`Last-Event-ID`). */
            204: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: There is no job with this id. */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    cancel_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "kind": "clip",
                     *       "state": "running",
                     *       "progress": 0.42,
                     *       "stage": "painting",
                     *       "seconds_left": 12.5,
                     *       "maker": "text",
                     *       "project_id": null,
                     *       "scene_id": null,
                     *       "attempts": 1,
                     *       "most_attempts": 1,
                     *       "created_at": "text",
                     *       "started_at": null,
                     *       "finished_at": null,
                     *       "error": {
                     *         "error": "text",
                     *         "message": "text",
                     *         "details": "text"
                     *       },
                     *       "result": null,
                     *       "needs": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobView"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: There is no job with this id. */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    retry_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "kind": "clip",
                     *       "state": "running",
                     *       "progress": 0.42,
                     *       "stage": "painting",
                     *       "seconds_left": 12.5,
                     *       "maker": "text",
                     *       "project_id": null,
                     *       "scene_id": null,
                     *       "attempts": 1,
                     *       "most_attempts": 1,
                     *       "created_at": "text",
                     *       "started_at": null,
                     *       "finished_at": null,
                     *       "error": {
                     *         "error": "text",
                     *         "message": "text",
                     *         "details": "text"
                     *       },
                     *       "result": null,
                     *       "needs": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobView"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: There is no job with this id. */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Conflict`: It runs, or has succeeded. */
            409: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    watch_all: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 7-13
                     *     event: project
                     *     data: {"id":"…"}
                     */
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Unavailable`: Too many streams are open; try again later. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    read_costs: {
        parameters: {
            query?: {
                /** @description Only this project's. */
                project?: string;
                /** @description How many runs, the newest. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "month": {
                     *         "of": "2026-11",
                     *         "runs": 12,
                     *         "spent_usd": 14.4,
                     *         "reserved_usd": 3.2
                     *       },
                     *       "budget": {
                     *         "month_usd": 50,
                     *         "project_usd": 10
                     *       },
                     *       "months": [
                     *         {
                     *           "of": "2026-11",
                     *           "runs": 12,
                     *           "spent_usd": 14.4,
                     *           "reserved_usd": 3.2
                     *         }
                     *       ],
                     *       "makers": [
                     *         {
                     *           "of": "2026-11",
                     *           "runs": 12,
                     *           "spent_usd": 14.4,
                     *           "reserved_usd": 3.2
                     *         }
                     *       ],
                     *       "projects": [
                     *         {
                     *           "of": "2026-11",
                     *           "runs": 12,
                     *           "spent_usd": 14.4,
                     *           "reserved_usd": 3.2
                     *         }
                     *       ],
                     *       "runs": [
                     *         {
                     *           "id": "text",
                     *           "state": "succeeded",
                     *           "charged": "yes",
                     *           "maker": "replicate",
                     *           "model": "google/veo-3.1",
                     *           "work": "clip",
                     *           "job_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *           "project_id": null,
                     *           "remote_id": "7f3k2",
                     *           "estimate_usd": 1.6,
                     *           "cost_usd": 1.6,
                     *           "reason": "text",
                     *           "created_at": "text",
                     *           "changed_at": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CostsView"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    estimate_film: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of what is asked for.
                 * @example 0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "parts": [
                     *         {
                     *           "work": "clips",
                     *           "maker": "replicate",
                     *           "model": "google/veo-3.1",
                     *           "count": 4,
                     *           "each_usd": 1.6,
                     *           "total_usd": 6.4,
                     *           "warning": "text"
                     *         }
                     *       ],
                     *       "total_usd": 6.4,
                     *       "spent_usd": 0,
                     *       "reserved_usd": 0,
                     *       "left_usd": 43.6
                     *     }
                     */
                    "application/json": components["schemas"]["EstimateView"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: there is no project with the id … */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    estimate_draft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Robot at sunset",
                 *       "idea": "A silver robot explores a glowing city at sunset",
                 *       "character_description": "Silver metallic humanoid robot with a red shield",
                 *       "config_flavor": "default",
                 *       "audio_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                 *       "character_reference_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                 *       "number_of_scenes": 4,
                 *       "whole_song": false,
                 *       "clip_seconds": 8,
                 *       "song_start": 0,
                 *       "aspect_ratio": "16:9",
                 *       "size": "720p",
                 *       "frames_per_second": 24,
                 *       "seed": 1,
                 *       "lip_sync": false,
                 *       "lyrics": "[00:12.00]Under the neon rain"
                 *     }
                 */
                "application/json": components["schemas"]["NewProject"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "parts": [
                     *         {
                     *           "work": "clips",
                     *           "maker": "replicate",
                     *           "model": "google/veo-3.1",
                     *           "count": 4,
                     *           "each_usd": 1.6,
                     *           "total_usd": 6.4,
                     *           "warning": "text"
                     *         }
                     *       ],
                     *       "total_usd": 6.4,
                     *       "spent_usd": 0,
                     *       "reserved_usd": 0,
                     *       "left_usd": 43.6
                     *     }
                     */
                    "application/json": components["schemas"]["EstimateView"];
                };
            };
            /** @description `ValidationError`: The body is nested more than 32 levels deep; send it flatter. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    list_makers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "makers": [
                     *         {
                     *           "name": "builtin",
                     *           "title": "Built in",
                     *           "makes": [
                     *             "scenes",
                     *             "images",
                     *             "clips",
                     *             "lips"
                     *           ],
                     *           "ready": true,
                     *           "usable": true,
                     *           "missing": [],
                     *           "note": "text",
                     *           "warnings": []
                     *         }
                     *       ],
                     *       "version": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["MakerList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    create_example: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Up to 200 characters of your choice: repeated with the same key and body, the request answers with what it has made, as that is by then, instead of making another.
                 * @example 6f1b0a52-scenes-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "name": "Robot at sunset",
                     *       "idea": "A silver robot explores a glowing city at sunset",
                     *       "character_description": "Silver metallic humanoid robot with a red shield",
                     *       "config_flavor": "default",
                     *       "audio_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "character_reference_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "number_of_scenes": 4,
                     *       "whole_song": false,
                     *       "clip_seconds": 8,
                     *       "song_start": 0,
                     *       "aspect_ratio": "16:9",
                     *       "size": "720p",
                     *       "frames_per_second": 24,
                     *       "seed": 1,
                     *       "lip_sync": false,
                     *       "lyrics": "[00:12.00]Under the neon rain",
                     *       "makers": {
                     *         "scenes": "builtin",
                     *         "images": "builtin",
                     *         "clips": "builtin",
                     *         "lips": "builtin"
                     *       },
                     *       "scenes": [
                     *         {
                     *           "id": "text",
                     *           "position": 0,
                     *           "description": "Wide shot of a rainy street at sunset, she walks",
                     *           "negative_description": "text, logos",
                     *           "take_id": null,
                     *           "stale": true,
                     *           "start_seconds": 8,
                     *           "duration_seconds": 1.5,
                     *           "takes": [
                     *             {
                     *               "id": "text",
                     *               "video_url": "text",
                     *               "poster_url": "text",
                     *               "origin": "painted",
                     *               "stale": true,
                     *               "chosen": true,
                     *               "created_at": "text",
                     *               "details": {}
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "film": {
                     *         "video_id": "text",
                     *         "video_url": "text",
                     *         "poster_url": "text",
                     *         "stale": true,
                     *         "metadata": {}
                     *       },
                     *       "film_job_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                     *       "state": "draft",
                     *       "poster_url": null,
                     *       "created_at": "2026-03-01T12:00:00.000Z",
                     *       "changed_at": "2026-03-01T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `NotFound`: the example song is not there */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "text",
                     *       "service": "text",
                     *       "version": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "text",
                     *       "records": "text",
                     *       "outputs": "text",
                     *       "jobs": "text",
                     *       "makers": [
                     *         "text"
                     *       ],
                     *       "models": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    welcome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "text",
                     *       "version": "text",
                     *       "links": {}
                     *     }
                     */
                    "application/json": components["schemas"]["Welcome"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Text */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example songreel_jobs{state="queued"} 2 */
                    "text/plain": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    log_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "key": "text"
                 *     }
                 */
                "application/json": components["schemas"]["LogIn"];
            };
        };
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["LoggedIn"];
                };
            };
            /** @description `ValidationError`: The body is nested more than 32 levels deep; send it flatter. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `Unauthorized`: The key is wrong. */
            401: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `TooLarge`: The body has more than 512 KiB; send less. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `UnsupportedMediaType`: The body must be JSON; send it with Content-Type: application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `ValidationError`: fields are missing or wrong; each is listed. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    log_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It worked. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["LoggedIn"];
                };
            };
            /** @description `InternalError`: A fault of ours; the log has more under this request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
