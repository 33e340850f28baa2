import type { components } from './schema';

type Schemas = components['schemas'];

export type Project = Schemas['ProjectView'];
export type ProjectSummary = Schemas['ProjectSummary'];
export type ProjectState = ProjectSummary['state'];
export type NewProject = Schemas['NewProject'];
export type ProjectChange = Schemas['ProjectChange'];
export type Scene = Schemas['SceneView'];
export type Take = Schemas['TakeView'];
export type Film = Schemas['FilmView'];
export type Job = Schemas['JobView'];
export type JobPage = Schemas['JobPage'];
export type AudioReply = Schemas['AudioReply'];
export type Flavor = Schemas['FlavorView'];
export type FlavorPage = Schemas['FlavorShelf'];
export type Costs = Schemas['CostsView'];
export type CostSum = Schemas['CostSum'];
export type PaidRun = Schemas['RunView'];
export type Estimate = Schemas['EstimateView'];
export type EstimatePart = Schemas['EstimatePartView'];
export type Waveform = Schemas['Waveform'];
/** What makers make grows with the server ("lips"): a word that this build does not know is shown as it is. */
export type Maker = Omit<Schemas['MakerView'], 'makes'> & { makes: string[] };
export type MakerPage = Omit<Schemas['MakerList'], 'makers'> & { makers: Maker[] };
