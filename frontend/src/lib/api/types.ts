import type { components } from './schema';

type Schemas = components['schemas'];

export type Project = Schemas['ProjectView'];
export type ProjectSummary = Schemas['ProjectSummary'];
export type ProjectPage = Schemas['ProjectPage'];
export type ProjectState = ProjectSummary['state'];
export type NewProject = Schemas['NewProject'];
export type ProjectChange = Schemas['ProjectChange'];
export type Scene = Schemas['SceneView'];
export type Take = Schemas['TakeView'];
export type Film = Schemas['FilmView'];
export type Job = Schemas['JobView'];
export type JobState = Job['state'];
export type JobPage = Schemas['JobPage'];
export type AudioReply = Schemas['AudioReply'];
export type AudioInfo = Schemas['AudioInfo'];
export type CharacterReply = Schemas['CharacterReply'];

// Not described by the program yet.

export type Flavor = { name: string; description: string; preview_url: string };
export type FlavorPage = { flavors: Flavor[]; default: string };
export type Waveform = { duration: number; points: number[] };
export type Maker = {
  name: string;
  title: string;
  makes: string[];
  ready: boolean;
  missing: string[];
  note: string;
};
export type MakerPage = { makers: Maker[]; version: string };
