import { ChevronRight } from 'lucide-react';
import { Collapsible as Primitive } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';

import { cn } from '@/lib/cn';

export const Collapsible = Primitive.Root;
export const CollapsibleTrigger = Primitive.Trigger;

export function CollapsibleContent({ className, ...rest }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Content
      className={cn(
        'overflow-hidden data-[state=closed]:animate-close data-[state=open]:animate-open',
        className,
      )}
      {...rest}
    />
  );
}

type SectionProps = {
  title: ReactNode;
  /** A few words at the right of the header, of what is inside while it is closed. */
  summary?: ReactNode;
  open?: boolean;
  defaultOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The level of the heading that the title is. */
  level?: 2 | 3 | 4;
  className?: string;
  children: ReactNode;
};

/** A section with its title as a button and a chevron that turns. */
export function CollapsibleSection({
  title,
  summary,
  level = 2,
  className,
  children,
  ...state
}: SectionProps) {
  const Heading = `h${level}` as const;
  return (
    <Collapsible className={cn('group/section', className)} {...state}>
      <Heading className="text-base font-semibold">
        <CollapsibleTrigger className="flex min-h-11 w-full items-center gap-2 rounded-md text-left">
          <ChevronRight
            aria-hidden
            className="size-4 shrink-0 text-muted-foreground transition-transform duration-200 group-data-[state=open]/section:rotate-90"
          />
          <span className="grow">{title}</span>
          {summary ? (
            <span className="truncate text-sm font-normal text-muted-foreground">{summary}</span>
          ) : null}
        </CollapsibleTrigger>
      </Heading>
      {/* The inner box has room for focus rings, which overflow: hidden would cut. */}
      <CollapsibleContent className="-mx-1">
        <div className="px-1 pt-3 pb-2">{children}</div>
      </CollapsibleContent>
    </Collapsible>
  );
}
