import './ui/tokens.css';
import './ui/base.css';
import './app/site-header.css';
import './home/hero.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { startLanguage } from './i18n/i18n.ts';
import { resumeSession } from './state/session.ts';
import { whenTicketOpens } from './state/tickets.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// Rooms and their SDK are for those who hold a number; the first page of everybody else goes without.
whenTicketOpens(() => {
  void import('./state/follow-tickets.ts').then((module) => module.followTickets());
});
void resumeSession();
await startLanguage();
createRoot(root).render(<App />);
