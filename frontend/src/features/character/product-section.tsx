import { ImageUp, X } from 'lucide-react';
import { useId, useState } from 'react';

import { FileButton } from '@/components/form/file-button';
import { FileDrop } from '@/components/form/file-drop';
import { Problem } from '@/components/form/problem';
import { Section } from '@/components/form/section';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import { pictureUrl } from '@/lib/api/addresses';
import { useStore } from '@/lib/store';
import { texts } from '@/texts';

import { characterStore } from './character-store';
import { isPictureGone, pictureFiles, usePictureUpload } from './use-picture-upload';

const words = texts.create.product;

/** In an ad: the picture that every clip is made from. */
export function ProductSection({ problem }: { problem?: string | undefined }) {
  const { product } = useStore(characterStore);
  const id = useId();
  const [isGone, setGone] = useState(false);
  const picture = usePictureUpload((stored, file) => {
    setGone(false);
    characterStore.set((now) => ({ ...now, product: { id: stored, title: file.name } }));
  });
  const told = picture.fault ? `${words.failed}: ${picture.fault}` : isGone ? words.gone : problem;

  return (
    <Section id="product" title={words.title} hint={words.hint}>
      {product !== null && (
        <div className="flex flex-wrap items-start gap-4">
          <img
            src={pictureUrl(product.id)}
            alt={product.title}
            className="size-36 rounded-lg bg-film object-contain"
            onError={() => {
              void isPictureGone(product.id).then((gone) => {
                if (!gone) return;
                setGone(true);
                characterStore.set((now) => ({ ...now, product: null }));
              });
            }}
          />
          <div className="flex min-w-0 flex-col items-start gap-3">
            <p title={product.title} className="max-w-full truncate font-medium">
              {product.title}
            </p>
            <div className="flex gap-2">
              <FileButton accept={pictureFiles} onFile={picture.send} disabled={picture.isSending} size="sm">
                {words.replace}
              </FileButton>
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={words.remove}
                onClick={() => {
                  characterStore.set((now) => ({ ...now, product: null }));
                }}
              >
                <X aria-hidden />
              </Button>
            </div>
          </div>
        </div>
      )}
      {product === null && !picture.isSending && (
        <FileDrop
          inputId="product-file"
          accept={pictureFiles}
          invalid={told !== undefined}
          describedBy={told === undefined ? undefined : id}
          className="min-h-36"
          onFiles={([file]) => {
            if (file) picture.send(file);
          }}
        >
          {() => (
            <>
              <ImageUp aria-hidden className="mb-1 size-6 text-muted-foreground" strokeWidth={1.5} />
              <span className="font-medium">{words.choose}</span>
            </>
          )}
        </FileDrop>
      )}
      {picture.isSending && <Progress value={picture.progress} label={words.uploading} />}
      <div role="alert">{told !== undefined && <Problem id={id}>{told}</Problem>}</div>
    </Section>
  );
}
