import { ArrowDown, ArrowUp } from 'lucide-react';
import { IconButton } from '../../components/IconButton.tsx';
import { usePanelMessages } from '../../i18n/LocaleContext.tsx';

export interface MoveButtonsProps {
  /** From 1, the next one; it stands lowest on the list, which has the newest first. */
  place: number;
  of: number;
  describedBy: string;
  onMove: (by: -1 | 1) => void;
}

/** Change the order of the jobs that wait for a slot. At an end a button stays, so that it keeps the focus. */
export function MoveButtons({ place, of, describedBy, onMove }: MoveButtonsProps) {
  const messages = usePanelMessages().jobs;
  const buttons = [
    { by: -1, label: messages.moveUp, hint: messages.later, Icon: ArrowUp, isAtEnd: place === of },
    { by: 1, label: messages.moveDown, hint: messages.sooner, Icon: ArrowDown, isAtEnd: place === 1 },
  ] as const;
  return buttons.map(({ by, label, hint, Icon, isAtEnd }) => (
    <IconButton
      key={by}
      data-move={by}
      label={label}
      hint={hint}
      icon={<Icon aria-hidden />}
      aria-disabled={isAtEnd}
      aria-describedby={describedBy}
      onClick={() => {
        if (!isAtEnd) onMove(by);
      }}
      className="aria-disabled:opacity-40 aria-disabled:hover:bg-transparent"
    />
  ));
}
