import { Suspense } from 'react';
import { BrowserRouter, Route, Routes, useLocation } from 'react-router';
import { HomePage } from '../home/home-page.tsx';
import { useOpenTickets } from '../state/tickets.ts';
import { Announcer } from '../ui/announcer.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { lazyPage } from './lazy-page.tsx';
import { LoadingPlace } from './loading-place.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { SiteLayout } from './site-layout.tsx';
import styles from './app.module.css';

const HallPage = lazyPage(() => import('../hall/HallPage.tsx').then((place) => place.HallPage));
const OfficerPage = lazyPage(() => import('../officer/OfficerPage.tsx').then((place) => place.OfficerPage));
const TextHomePage = lazyPage(() => import('../text/text-home-page.tsx').then((place) => place.TextHomePage));
const CounterPage = lazyPage(() => import('../text/counter-page.tsx').then((place) => place.CounterPage));
const ServicePage = lazyPage(() => import('../text/service-page.tsx').then((place) => place.ServicePage));
const TicketPage = lazyPage(() => import('../text/ticket-page.tsx').then((place) => place.TicketPage));
const CallAlert = lazyPage(() => import('../counter/call-alert.tsx').then((part) => part.CallAlert));

/** Every address of the product. The first page comes with the frame; each other place is loaded when entered. */
export function App() {
  return (
    <BrowserRouter useTransitions={false}>
      <Announcer />
      <Places />
      <div className={styles['dock']}>
        <Attention />
      </div>
      <CitizenOfflineBanner />
    </BrowserRouter>
  );
}

function Places() {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary resetKey={pathname}>
      <Suspense fallback={<LoadingPlace />}>
        <Routes>
          <Route element={<SiteLayout />}>
            <Route index element={<HomePage />} />
            <Route path="teks" element={<TextHomePage />} />
            <Route path="teks/loket/:code" element={<CounterPage />} />
            <Route path="teks/loket/:code/layanan/:serviceId" element={<ServicePage />} />
            <Route path="tiket/:id" element={<TicketPage />} />
            <Route path="*" element={<NotFoundPage />} />
          </Route>
          <Route path="aula" element={<HallPage />} />
          <Route path="aula/:code" element={<HallPage />} />
          <Route path="petugas/*" element={<OfficerPage />} />
        </Routes>
      </Suspense>
    </ErrorBoundary>
  );
}

/** Calls for attention wherever the citizen is; loaded only for those who hold a number. */
function Attention() {
  const holdsNumber = useOpenTickets().length > 0;
  const { pathname } = useLocation();
  if (!holdsNumber || pathname.startsWith('/petugas')) return null;
  return (
    <Suspense>
      <CallAlert />
    </Suspense>
  );
}

/** The console tells of its connection in its own header; a banner would lie over the officer's next step. */
function CitizenOfflineBanner() {
  const { pathname } = useLocation();
  return pathname.startsWith('/petugas') ? null : <OfflineBanner />;
}
