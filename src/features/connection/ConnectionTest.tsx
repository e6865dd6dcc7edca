import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useMessages } from '../../i18n/LocaleContext.tsx';
import { connection, currentBaseUrl, currentGateway, currentKey } from '../../state/connection.ts';
import { outcomeText } from './outcomeText.ts';
import { testConnection, type Tested } from './testConnection.ts';

/** Tests the connection as it stands; the result goes when what was tested is changed. */
export function ConnectionTest() {
  const messages = useMessages().connection;
  const gateway = useStore(connection, currentGateway);
  const baseUrl = useStore(connection, currentBaseUrl);
  const key = useStore(connection, currentKey);
  const running = useRef<AbortController>(undefined);
  const test = useMutation({
    mutationFn: (tested: Tested) => {
      running.current?.abort();
      running.current = new AbortController();
      return testConnection(tested, running.current.signal);
    },
    networkMode: 'always',
    retry: 0,
    gcTime: 0,
  });
  useEffect(() => () => running.current?.abort(), []);

  const tested = test.variables;
  const isCurrent = tested?.gateway === gateway && tested.baseUrl === baseUrl && tested.key === key;
  const found = isCurrent && test.data && outcomeText(test.data, tested, messages);
  return (
    <div className="flex flex-col items-start gap-2">
      <Button onClick={() => test.mutate({ gateway, baseUrl, key })}>{messages.test}</Button>
      <output className="block w-full">
        {isCurrent && test.isPending && <p className="text-xs text-muted">{messages.testing}</p>}
        {found && (
          <Notice tone={found.tone}>
            <p>{found.text}</p>
            {found.quoted !== undefined && <p>{messages.gatewaySaid(found.quoted)}</p>}
          </Notice>
        )}
      </output>
    </div>
  );
}
