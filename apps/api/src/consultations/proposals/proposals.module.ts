import { Module } from '@nestjs/common'
import { AttachmentsController } from '../attachments/attachments.controller.js'
import { AttachmentsService } from '../attachments/attachments.service.js'
import { FileSweeper } from '../attachments/file-sweeper.service.js'
import { ProposalDraftsController } from './drafts.controller.js'
import { ProposalDraftsService } from './drafts.service.js'
import { ProposalsController } from './proposals.controller.js'
import { ProposalsService } from './proposals.service.js'

/** Writing a proposal: drafts, photos, similar topics, and who stands behind it. */
@Module({
  controllers: [AttachmentsController, ProposalDraftsController, ProposalsController],
  providers: [AttachmentsService, FileSweeper, ProposalDraftsService, ProposalsService],
})
export class ProposalsModule {}
