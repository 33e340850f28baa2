import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import type { JobPage, Project } from '@/lib/api/types';

import type { Server } from './server';

/** As small as a film gets: what it shows is tested elsewhere. */
export const small = { number_of_scenes: 2, clip_seconds: 0.5, size: '480p' } as const;
export const idea = 'A robot walks home through a rainy city at night';
export const character = 'Silver metallic humanoid robot with a red shield';

/** Asks the server beside the pages, to set something up or to look at what has become of it. */
export async function ask<T>(server: Server, method: string, address: string, body?: unknown): Promise<T> {
  const reply = await fetch(server.url + address, {
    method,
    ...(body !== undefined && {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  if (!reply.ok) throw new Error(`${method} ${address}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}

/** A song of so many seconds that changes all the time; the file. */
export function songFile(server: Server, seconds: number): string {
  const file = path.join(server.folder, `Night tram ${seconds}.mp3`);
  const sound = `aevalsrc=0.5*sin(2*PI*t*(200+300*t)):s=44100:d=${seconds}`;
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', sound, '-c:a', 'libmp3lame', file]);
  return file;
}

/** The example song's first 14 seconds: nobody sings before 7.8 s, then two lines are sung; the file. */
export function singingFile(server: Server): string {
  const example = fileURLToPath(new URL('../../../examples/silver-skyline.mp3', import.meta.url));
  const file = path.join(server.folder, 'singing.mp3');
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', example, '-t', '14', '-c', 'copy', file]);
  return file;
}

/** A picture of a product; the file. */
export function pictureFile(server: Server): string {
  const file = path.join(server.folder, 'soap.png');
  const picture = 'color=c=0x2a7f9e:s=320x320,drawbox=x=80:y=120:w=160:h=90:color=0xf2c14e:t=fill';
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', picture, '-frames:v', '1', file]);
  return file;
}

/** The id of a song that is on the server. */
export function uploadSong(server: Server, seconds: number): Promise<string> {
  return uploadFile(server, songFile(server, seconds), 'night-tram.mp3');
}

/** The same of the file of a song. */
export async function uploadFile(server: Server, file: string, name: string): Promise<string> {
  const reply = await fetch(`${server.url}/api/audio/upload?filename=${name}`, {
    method: 'PUT',
    body: readFileSync(file),
  });
  return ((await reply.json()) as { audio_id: string }).audio_id;
}

export async function addProject(server: Server, fields: object): Promise<Project> {
  const wanted = { idea, character_description: character, ...small, ...fields };
  return ask<Project>(server, 'POST', '/api/projects', wanted);
}

/** A project whose film is there. */
export async function addFilm(server: Server, fields: object): Promise<Project> {
  const { id } = await addProject(server, fields);
  await ask(server, 'POST', `/api/projects/${id}/film`);
  return projectOf(server, id);
}

export function projectOf(server: Server, id: string): Promise<Project> {
  return ask<Project>(server, 'GET', `/api/projects/${id}`);
}

/** How many jobs of a kind there have been for a project. */
export async function jobsOf(server: Server, project: string, kind: string): Promise<number> {
  const page = await ask<JobPage>(server, 'GET', `/api/jobs?limit=200&project=${project}&kind=${kind}`);
  return page.jobs.length;
}
