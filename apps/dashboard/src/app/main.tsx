import '../ui/tokens.css';
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { Provider } from 'urql';
import { startI18n } from '../i18n/index.ts';
import { createGraphqlClient } from './createGraphqlClient.ts';
import { router } from './router.tsx';
import { startTheme } from './theme.ts';

startTheme();
await startI18n();

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <Provider value={createGraphqlClient()}>
      <RouterProvider router={router} />
    </Provider>
  </StrictMode>,
);
