import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter';
import '../../../ui/base.css';
import '../../../ui/tokens.css';
import { AskPage } from './AskPage.js';
import { FollowPage } from './FollowPage.js';

const [, page, token = ''] = location.pathname.split('/');

createRoot(document.getElementById('app')!).render(
  <StrictMode>{page === 'follow' ? <FollowPage token={token} /> : <AskPage token={token} />}</StrictMode>,
);
