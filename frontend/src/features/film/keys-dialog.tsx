import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '@/components/ui/dialog';
import { texts } from '@/texts';

const words = texts.run.keys;

type KeysDialogProps = { isOpen: boolean; onOpenChange: (open: boolean) => void };

export function KeysDialog({ isOpen, onOpenChange }: KeysDialogProps) {
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{words.title}</DialogTitle>
          <DialogDescription>{words.text}</DialogDescription>
        </DialogHeader>
        <dl className="flex flex-col">
          {words.list.map(({ keys, does }) => (
            <div
              key={does}
              className="flex items-center justify-between gap-4 border-t py-2 first:border-t-0"
            >
              <dt className="flex gap-1.5">
                {keys.map((key) => (
                  <kbd
                    key={key}
                    className="min-w-7 rounded-sm border bg-muted px-1.5 py-0.5 text-center font-sans text-sm"
                  >
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd className="text-right text-muted-foreground">{does}</dd>
            </div>
          ))}
        </dl>
      </DialogContent>
    </Dialog>
  );
}
