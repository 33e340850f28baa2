import { lazy } from 'react';
import { createBrowserRouter } from 'react-router-dom';

import { Layout } from './layout';
import { NotFound } from './not-found';
import { PageFault } from './page-fault';

const LibraryPage = lazy(() => import('./library/page'));
const CreatePage = lazy(() => import('./create/page'));
const RunPage = lazy(() => import('./quick-gen-page/page'));
const SettingsPage = lazy(() => import('./settings/page'));

/** Every page of the studio. The server answers the same addresses with index.html. */
export function createRouter() {
  return createBrowserRouter(
    [
      {
        element: <Layout />,
        children: [
          {
            errorElement: <PageFault />,
            children: [
              { path: '/', element: <LibraryPage /> },
              { path: '/create', element: <CreatePage /> },
              { path: '/quick-gen-page', element: <RunPage /> },
              { path: '/settings', element: <SettingsPage /> },
              { path: '*', element: <NotFound /> },
            ],
          },
        ],
      },
    ],
    {
      future: {
        v7_relativeSplatPath: true,
        v7_fetcherPersist: true,
        v7_normalizeFormMethod: true,
        v7_partialHydration: true,
        v7_skipActionErrorRevalidation: true,
      },
    },
  );
}
