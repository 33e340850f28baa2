import { Copy, Ellipsis, Pencil, Play, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { toast } from 'sonner';

import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { messageOf } from '@/lib/api/client';
import type { ProjectSummary } from '@/lib/api/types';
import { texts } from '@/texts';

import { DeleteDialog } from './delete-dialog';
import { RenameDialog } from './rename-dialog';
import { useDuplicate } from './requests';

const words = texts.library;

/** What can be done with a project, and the dialogs for it. */
export function ProjectMenu({ project }: { project: ProjectSummary }) {
  const [dialog, setDialog] = useState<'rename' | 'delete' | null>(null);
  const navigate = useNavigate();
  const open = (id: string) => void navigate(`/quick-gen-page?project=${id}`);
  const duplicate = useDuplicate();
  const trigger = useRef<HTMLButtonElement>(null);

  const startDuplicate = () =>
    duplicate.mutate(project.id, {
      onSuccess: (copy) =>
        toast.success(words.duplicated(copy.name), {
          action: { label: words.showCopy, onClick: () => open(copy.id) },
        }),
      onError: (error) => toast.error(words.duplicateFailed, { description: messageOf(error) }),
    });

  const close = (isOpen: boolean) => setDialog((current) => (isOpen ? current : null));
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            ref={trigger}
            variant="ghost"
            size="icon-sm"
            aria-label={words.menuOf(project.name || words.untitled)}
            className="relative z-10 -mr-1.5 text-muted-foreground"
          >
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => open(project.id)}>
            <Play aria-hidden /> {words.openItem}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setDialog('rename')}>
            <Pencil aria-hidden /> {words.rename}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={startDuplicate}>
            <Copy aria-hidden /> {words.duplicate}
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem variant="destructive" onSelect={() => setDialog('delete')}>
            <Trash2 aria-hidden /> {words.delete}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <RenameDialog project={project} open={dialog === 'rename'} onOpenChange={close} returnTo={trigger} />
      <DeleteDialog project={project} open={dialog === 'delete'} onOpenChange={close} returnTo={trigger} />
    </>
  );
}
