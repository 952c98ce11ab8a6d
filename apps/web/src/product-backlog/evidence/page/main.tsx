import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter';
import '../../../ui/base.css';
import '../../../ui/tokens.css';
import { ShowPage } from './ShowPage.js';

const [, , token = ''] = location.pathname.split('/');

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <ShowPage token={token} />
  </StrictMode>,
);
