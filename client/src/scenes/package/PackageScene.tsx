import { linkSecretSchema } from '@assize/contracts/http/routes';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import { callRoute } from '../../session/callRoute.ts';
import { type PackageData, PackageView } from './PackageView.tsx';

/** The secret stands in the fragment, which no server is sent; it stays there, so that the link can be opened again. */
function readSecret(): string | undefined {
  const parsed = linkSecretSchema.safeParse(location.hash.slice(1));
  return parsed.success ? parsed.data : undefined;
}

/** `/package#<secret>`: for whoever was sent a copy of a record and has no account here. */
export function PackageScene() {
  const [secret, setSecret] = useState(readSecret);
  const [isBegun, setIsBegun] = useState(false);
  const [refusal, setRefusal] = useState<ApiErrorCode>();
  useEffect(() => {
    const handleChange = (): void => setSecret(readSecret());
    window.addEventListener('hashchange', handleChange);
    return () => window.removeEventListener('hashchange', handleChange);
  }, []);
  const query = useQuery({
    queryKey: ['package', secret ?? ''],
    queryFn: () => callRoute('POST /api/packages', { body: { secret: secret ?? '' } }, undefined),
    enabled: secret !== undefined,
    retry: false,
    refetchInterval: ({ state }) => (state.data?.isReady === false ? 5000 : false),
  });
  const handleDownload = (): void => {
    setIsBegun(true);
    setRefusal(undefined);
    callRoute('POST /api/packages/downloads', { body: { secret: secret ?? '' } }, undefined).then(
      ({ url }) => {
        location.assign(url);
        void query.refetch();
      },
      (error: unknown) => {
        setIsBegun(false);
        setRefusal(codeOf(error));
      },
    );
  };
  const data: PackageData | null = query.data ? { facts: query.data, isBegun } : null;
  const code = refusal ?? (query.error ? codeOf(query.error) : undefined);
  let model: SceneModel<PackageData> = data ? { state: 'ready', data } : { state: 'loading' };
  if (code) model = code === 'offline' ? { state: 'offline', data } : { state: 'failed', code };
  if (secret === undefined) model = { state: 'empty' };
  const handleRetry = (): void => {
    setRefusal(undefined);
    void query.refetch();
  };
  return <PackageView model={model} onDownload={handleDownload} onRetry={handleRetry} />;
}
