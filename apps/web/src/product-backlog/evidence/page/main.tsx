import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter';
import '../../../ui/base.css';
import '../../../ui/tokens.css';
import { WishPage } from '../../asking/page/WishPage.js';
import { WishesPage } from '../../asking/page/WishesPage.js';
import { ShowPage } from './ShowPage.js';

const [, name = '', token = ''] = location.pathname.split('/');
const Page = { wish: WishPage, wishes: WishesPage }[name] ?? ShowPage;

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <Page token={token} />
  </StrictMode>,
);
