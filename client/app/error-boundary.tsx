import { Component, type ReactNode } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import styles from './message-page.module.css';

type Props = { readonly children: ReactNode; readonly resetKey?: string };

/** Catches what a page throws while drawing, says so kindly, and offers the way on. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate(before: Props) {
    if (this.state.failed && before.resetKey !== this.props.resetKey) this.setState({ failed: false });
  }

  override render() {
    return this.state.failed ? <CrashPage /> : this.props.children;
  }
}

function CrashPage() {
  const { t } = useTranslation();
  return (
    <main className={styles['page']} role="alert">
      <Icon name="alert" size={44} />
      <h1>{t('problem.crashTitle')}</h1>
      <p>{t('problem.crashText')}</p>
      <div className={styles['actions']}>
        <Button variant="primary" large onClick={() => location.reload()}>
          {t('problem.reload')}
        </Button>
        <a href="/">{t('home')}</a>
      </div>
    </main>
  );
}
