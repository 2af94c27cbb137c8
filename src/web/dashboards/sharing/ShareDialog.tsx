import { useState } from 'react'
import type { ListedDashboard } from '../../../contract/listedDashboard.ts'
import type { ShareLink } from '../../../contract/sharing.ts'
import { useMay } from '../../access/me.ts'
import { sharingText as words } from '../../sharingText.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { EndLink } from './EndLink.tsx'
import { LinkForm } from './LinkForm.tsx'
import { LinkList } from './LinkList.tsx'
import { type Made, MadeLink } from './MadeLink.tsx'
import { SharedPeople } from './SharedPeople.tsx'

type Step = { at: 'all' } | { at: 'form' | 'end'; link: ShareLink } | { at: 'new' } | { at: 'made'; made: Made }
const all: Step = { at: 'all' }

interface Props {
  dashboard: Pick<ListedDashboard, 'id' | 'name' | 'visibility' | 'published'>
  onClose: () => void
}

/** Who sees a dashboard: members by name and level, and people without an account by links. For those who may edit it. */
export function ShareDialog({ dashboard, onClose }: Props) {
  const [step, setStep] = useState<Step>(all)
  const mayLink = useMay('editor')
  const back = () => setStep(all)
  const dashboardId = dashboard.id
  switch (step.at) {
    case 'new':
      return (
        <Dialog open onClose={back} title={words.newLink}>
          <LinkForm dashboardId={dashboardId} onMade={made => setStep({ at: 'made', made })} onDone={back} />
        </Dialog>
      )
    case 'form':
      return (
        <Dialog open onClose={back} title={words.changeTitle}>
          <LinkForm dashboardId={dashboardId} link={step.link} onDone={back} />
        </Dialog>
      )
    case 'made':
      return (
        <Dialog open onClose={back} wide={step.made.secret !== null} title={words.made} description={words.onceNote}>
          <MadeLink made={step.made} onDone={back} />
        </Dialog>
      )
    case 'end':
      return (
        <Dialog open onClose={back} title={words.endTitle} description={words.endNote}>
          <EndLink dashboardId={dashboardId} link={step.link} onDone={back} />
        </Dialog>
      )
    case 'all':
      return (
        <Dialog open onClose={onClose} wide title={words.title(dashboard.name)}>
          <div className="grid gap-6">
            {!dashboard.published && (
              <p className="rounded-control bg-warn-soft px-3 py-2 text-body">{words.unpublished}</p>
            )}
            <SharedPeople dashboard={dashboard} />
            {mayLink && (
              <LinkList
                dashboardId={dashboardId}
                onNew={() => setStep({ at: 'new' })}
                onChange={link => setStep({ at: 'form', link })}
                onEnd={link => setStep({ at: 'end', link })}
              />
            )}
          </div>
        </Dialog>
      )
  }
}
