import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { useMessages } from '../i18n/LocaleContext.tsx';

/** What stands where a part of the page failed to render. Everything typed is kept by the stores. */
export function Crashed() {
  const { app } = useMessages();
  return (
    <div className="grid flex-1 place-items-center p-6">
      <Notice
        tone="danger"
        role="alert"
        actions={<Button onClick={() => location.reload()}>{app.reload}</Button>}
        className="max-w-md"
      >
        {app.crashed}
      </Notice>
    </div>
  );
}
