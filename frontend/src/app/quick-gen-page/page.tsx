import { useSearchParams } from 'react-router-dom';

import { StartPage } from '@/features/run/start-page';

import { RunPage } from './run-page';

/** A quick job that becomes a film, and every film afterwards: /quick-gen-page?project=<id>. */
export default function QuickGenPage() {
  const [parameters] = useSearchParams();
  const projectId = parameters.get('project');
  return projectId ? <RunPage key={projectId} projectId={projectId} /> : <StartPage />;
}
