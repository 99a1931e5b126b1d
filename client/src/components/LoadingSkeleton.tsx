import { useTranslation } from 'react-i18next';
import classes from './LoadingSkeleton.module.css';

interface LoadingSkeletonProps {
  /** Heights in rem of the blocks that will stand here, top to bottom. */
  blocks: readonly number[];
}

/** Grey blocks of the final size, so that nothing moves when the content comes. */
export function LoadingSkeleton({ blocks }: LoadingSkeletonProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.skeleton} role="status">
      <span className="visually-hidden">{t('common:state.loading')}</span>
      {blocks.map((height, index) => (
        <div key={index} className={classes.block} style={{ height: `${String(height)}rem` }} aria-hidden="true" />
      ))}
    </div>
  );
}
