import type { ReactNode } from 'react';
import { ErrorView } from './ErrorView.tsx';
import { LoadingSkeleton } from './LoadingSkeleton.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import type { SceneModel } from './scene.ts';

interface SceneBodyProps<T> {
  model: SceneModel<T>;
  /** Heights in rem of the blocks of the loading state. */
  skeleton: readonly number[];
  /** What will be here and how it comes. */
  empty: ReactNode;
  /** What still works without a network. */
  offline?: ReactNode;
  /** Ways out when it failed. */
  failedWays?: ReactNode;
  onRetry?: (() => void) | undefined;
  children: (data: T) => ReactNode;
}

/** Draws the one of the five states that holds. */
export function SceneBody<T>({ model, skeleton, empty, offline, failedWays, onRetry, children }: SceneBodyProps<T>) {
  switch (model.state) {
    case 'loading':
      return <LoadingSkeleton blocks={skeleton} />;
    case 'empty':
      return empty;
    case 'failed':
      return (
        <ErrorView code={model.code} onRetry={onRetry}>
          {failedWays}
        </ErrorView>
      );
    case 'offline':
    case 'ready':
      // At one place in the tree, so that what is typed stays when the network goes and comes back.
      return (
        <>
          {model.state === 'ready' ? null : <Unreached {...{ model, offline, failedWays, onRetry }} />}
          {model.data === null ? null : children(model.data)}
        </>
      );
    default:
      return model satisfies never;
  }
}

type UnreachedProps = Pick<SceneBodyProps<unknown>, 'offline' | 'failedWays' | 'onRetry'> & {
  model: Extract<SceneModel<unknown>, { state: 'offline' }>;
};

/** Why what is shown may be old. */
function Unreached({ model: { code = 'offline' }, offline, failedWays, onRetry }: UnreachedProps) {
  if (code === 'offline') return <OfflineBanner>{offline}</OfflineBanner>;
  return (
    <ErrorView code={code} onRetry={onRetry}>
      {failedWays}
    </ErrorView>
  );
}
