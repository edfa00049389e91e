// Written by `npm run texts -- types` from `src-renderer/locales`.

/** The values of every message that takes some. */
export interface MessageArguments {
  'actionResults.progress': { readonly settled: number; readonly total: number }
  'actionResults.waiting': { readonly until: number }
  'actionResults.allDone': { readonly done: number }
  'actionResults.partDone': { readonly done: number; readonly notDone: number }
  'actionResults.theirWords': { readonly words: number | string }
  'actionResults.someone': { readonly list: number | string }
  'actionResults.doneList': { readonly count: number }
  'actionResults.more': { readonly count: number }
  'actionResults.announced': { readonly done: number; readonly notDone: number }
  'actions.chosen': { readonly count: number }
  'actions.choose': { readonly name: number | string }
  'actions.resendTitle': { readonly count: number }
  'actions.resendSeveral': { readonly ways: readonly string[] }
  'actions.bySms': { readonly count: number }
  'actions.byEmail': { readonly count: number }
  'actions.resendByHand': { readonly count: number }
  'actions.withdrawTitle': { readonly count: number }
  'actions.withdrawBody': { readonly count: number }
  'actions.withdrawSure': { readonly count: number }
  'actions.concerns': { readonly names: readonly string[] }
  'actions.withdrawNow': { readonly count: number }
  'actions.moveTitle': { readonly count: number }
  'actions.newTime': { readonly zone: number | string }
  'actions.moveLater': { readonly count: number; readonly seconds: number }
  'actions.moveEarlier': { readonly count: number; readonly seconds: number }
  'actions.moveLeft': { readonly count: number }
  'actions.andMore': { readonly count: number }
  'actions.correctTitle': { readonly name: number | string }
  'audit.whole': { readonly at: number; readonly count: number }
  'audit.broken': { readonly number: number }
  'audit.lost': { readonly at: number; readonly count: number }
  'audit.lostNext': { readonly count: number }
  'audit.saved': { readonly name: number | string }
  'authorities.validBetween': { readonly from: number; readonly until: number }
  'authorities.removeNamed': { readonly name: number | string }
  'batch.sending': { readonly name: number | string }
  'batch.checking': { readonly name: number | string }
  'batch.paused': { readonly name: number | string }
  'batch.waiting': { readonly name: number | string }
  'batch.stopping': { readonly name: number | string }
  'batch.finished': { readonly name: number | string }
  'batch.ofTotal': { readonly done: number; readonly total: number }
  'batch.finishesAt': { readonly at: number }
  'batch.created': { readonly count: number }
  'batch.refused': { readonly count: number }
  'batch.inDoubt': { readonly count: number }
  'batch.held': { readonly count: number }
  'batch.closeBody': { readonly inFlight: number; readonly queued: number }
  'batch.closeFinish': { readonly queued: number }
  'board.found': { readonly count: number }
  'board.foundSoFar': { readonly count: number }
  'board.foundFirst': { readonly count: number }
  'board.refresh': { readonly count: number }
  'board.none': { readonly day: number | string }
  'board.openList': { readonly name: number | string }
  'board.group': { readonly count: number; readonly name: number | string }
  'board.chooseGroup': { readonly name: number | string }
  'board.linkUntil': { readonly at: number; readonly zone: string }
  'board.askedAt': { readonly at: number }
  'board.serverTime': { readonly at: number; readonly zone: string }
  'check.summary': { readonly blocked: number; readonly ready: number }
  'check.heldBack': { readonly count: number }
  'check.languageNotSaid': { readonly count: number; readonly name: number | string }
  'check.languageIsRight': { readonly name: number | string }
  'check.found': { readonly count: number }
  'check.outdated': { readonly count: number }
  'check.undoneOf': { readonly what: number | string }
  'check.redoneOf': { readonly what: number | string }
  'check.replaceCount': { readonly count: number }
  'check.replaced': { readonly count: number }
  'check.was': { readonly before: number | string }
  'check.editing': { readonly field: number | string }
  'check.pasted': { readonly count: number }
  'check.typedUnplaced': { readonly name: number | string; readonly text: number | string }
  'check.draftLost': { readonly field: number | string; readonly name: number | string; readonly text: number | string }
  'check.draftWithoutRow': { readonly text: number | string }
  'check.cellsUnplaced': { readonly count: number }
  'check.remark': { readonly text: number | string }
  'check.stepOfField': { readonly count: number; readonly field: number | string }
  'check.stepOfWarnings': { readonly count: number }
  'check.stepOfInclusion': { readonly count: number }
  'check.keptSent': { readonly count: number }
  'check.columnMenu': { readonly column: number | string }
  'check.rowReady': { readonly blocked: number; readonly row: number }
  'check.rowBlocked': { readonly blocked: number; readonly problem: number | string; readonly row: number }
  'check.rowOut': { readonly blocked: number; readonly row: number }
  'check.rowsChanged': { readonly blocked: number; readonly count: number }
  'checkPanel.mixedNames': { readonly count: number }
  'checkPanel.leaveOutAll': { readonly count: number }
  'checkPanel.leftOut': { readonly count: number }
  'checkPanel.takeNumbers': { readonly count: number }
  'checkPanel.wholeUnnamed': { readonly to: number | string }
  'checkPanel.languageAssumed': { readonly name: number | string }
  'checkPanel.rowNumber': { readonly row: number }
  'checkPanel.rowOfFile': { readonly file: number | string; readonly row: number }
  'checkPanel.bySms': { readonly to: number | string }
  'checkPanel.byEmail': { readonly to: number | string }
  'checkPanel.emailUnused': { readonly address: number | string }
  'checkPanel.inLanguage': { readonly language: string }
  'checkPanel.withDoctor': { readonly who: number | string }
  'checkPanel.withQueue': { readonly who: number | string }
  'checkPanel.appointment': { readonly day: number | string; readonly time: number | string }
  'checkPanel.localTime': { readonly zone: number | string }
  'checkPanel.linkUntil': { readonly day: number | string; readonly time: number | string }
  'checkPanel.linkFromSending': { readonly seconds: number }
  'checkPanel.isAside': { readonly reason: number | string }
  'checkPanel.nowToFix': { readonly count: number }
  'checkPanel.acceptedNow': { readonly count: number }
  'checkPanel.rowWith': { readonly problem: number | string; readonly row: number }
  'checkPanel.showRow': { readonly name: number | string; readonly row: number }
  'checkPanel.aboutRow': { readonly name: number | string; readonly row: number }
  'questions.title': { readonly count: number }
  'questions.contact': { readonly column: number | string }
  'questions.withoutOther': { readonly count: number }
  'questions.dayIn.title': { readonly text: number | string }
  'questions.dayIn.heading': { readonly text: number | string }
  'questions.dayIn.sheet': { readonly text: number | string }
  'questions.dayIn.file-name': { readonly text: number | string }
  'questions.dayFor': { readonly count: number; readonly day: number | string }
  'questions.undated': { readonly count: number }
  'questions.visits': { readonly column: number | string }
  'questions.visitsNew': { readonly column: number | string }
  'questions.kind': { readonly count: number; readonly value: number | string }
  'questions.invite': { readonly count: number }
  'questions.pairs': { readonly count: number }
  'questions.reading': { readonly country: number | string; readonly number: number | string }
  'questions.either': { readonly one: number | string; readonly other: number | string; readonly text: number | string }
  'questions.decisive.month-first': { readonly date: number | string }
  'questions.decisive.day-first': { readonly date: number | string }
  'questions.settledDay': { readonly day: number | string }
  'questions.settledDays': { readonly days: readonly string[] }
  'questions.settledVisits': { readonly kinds: readonly string[] }
  'questions.settledPairs': { readonly country: number | string }
  'questions.change': { readonly answer: number | string }
  'close.saving': { readonly name: number | string }
  'close.notSaved': { readonly name: number | string }
  'columns.missing': { readonly what: readonly string[] }
  'columns.twice': { readonly columns: readonly string[]; readonly meaning: number | string }
  'columns.meaningOf': { readonly column: number | string }
  'columns.untitled': { readonly number: number | string }
  'columns.notUsed': { readonly count: number }
  'columns.byHeader': { readonly text: number | string }
  'columns.headerInRow': { readonly row: number }
  'columns.skipped': { readonly count: number }
  'columns.separatedBy': { readonly mark: number | string }
  'columns.sheetNamed': { readonly name: number | string }
  'columns.sheetRows': { readonly count: number }
  'columns.hiddenRows': { readonly count: number }
  'columns.rowWith': { readonly row: number }
  'columns.strayQuote': { readonly rows: readonly string[] }
  'columns.undecodable': { readonly rows: readonly string[] }
  'columns.cutCells': { readonly rows: readonly string[] }
  'compare.quoted': { readonly name: number | string }
  'compare.askBody': { readonly count: number; readonly lists: readonly string[] }
  'compare.lead': { readonly lists: readonly string[] }
  'compare.nothingNext': { readonly count: number }
  'compare.notReady': { readonly count: number }
  'compare.changed': { readonly count: number }
  'compare.new': { readonly count: number }
  'compare.gone': { readonly count: number }
  'compare.doubtful': { readonly count: number }
  'compare.samePerson': { readonly facts: number | string }
  'compare.unchanged': { readonly count: number }
  'compare.choose': { readonly name: number | string }
  'compare.willCorrect': { readonly fields: readonly string[] }
  'compare.carryOut': { readonly count: number }
  'compare.more': { readonly count: number }
  'connection.chooseNamed': { readonly name: number | string }
  'connection.nowChosen': { readonly name: number | string }
  'connection.changeNamed': { readonly name: number | string }
  'connection.works': { readonly email: number | string; readonly name: number | string }
  'connection.clockDiffers': { readonly seconds: number }
  'connection.saved': { readonly name: number | string }
  'connection.anotherBody': { readonly name: number | string }
  'connection.savedAsAnother': { readonly name: number | string }
  'connection.forgetNamed': { readonly name: number | string }
  'connection.forgetTitle': { readonly name: number | string }
  'connection.forgotten': { readonly name: number | string }
  'directory.lead': { readonly name: number | string }
  'directory.queueNamed': { readonly name: number | string }
  'directory.noneFound': { readonly text: number | string }
  'directory.correctNamed': { readonly text: number | string }
  'directory.correctTitle': { readonly text: number | string }
  'directory.confirmNamed': { readonly text: number | string }
  'directory.forgetNamed': { readonly text: number | string }
  'directory.forgotten': { readonly text: number | string }
  'directory.remembered': { readonly text: number | string; readonly to: number | string }
  'directory.replaces': { readonly text: number | string; readonly to: number | string }
  'directory.isByIt': { readonly text: number | string; readonly to: number | string }
  'directory.addressWrong': { readonly text: number | string }
  'directory.queueUnknown': { readonly text: number | string }
  'directory.saved': { readonly name: number | string }
  'directory.loaded': { readonly count: number }
  'directory.notLoaded': { readonly name: number | string }
  'directory.line': { readonly row: number; readonly what: number | string }
  'directory.moreLines': { readonly count: number }
  'directory.wrong.no-target': { readonly text: number | string }
  'directory.wrong.two-targets': { readonly text: number | string }
  'directory.wrong.no-address': { readonly text: number | string }
  'directory.wrong.too-long': { readonly text: number | string }
  'directory.wrong.twice': { readonly text: number | string }
  'directory.wrong.by-it': { readonly text: number | string }
  'directory.question': { readonly count: number }
  'directory.patients': { readonly count: number }
  'directory.who': { readonly text: number | string }
  'directory.takeFor': { readonly text: number | string; readonly to: number | string }
  'directory.useNamed': { readonly text: number | string }
  'directory.choice.seen': { readonly text: number | string }
  'directory.choice.known': { readonly text: number | string }
  'directory.choice.seenQueue': { readonly text: number | string }
  'directory.choice.knownQueue': { readonly text: number | string }
  'directory.queueMissing': { readonly count: number; readonly name: number | string }
  'directory.entryRefused': { readonly texts: readonly string[] }
  'directory.entryRefusedByIt': { readonly texts: readonly string[] }
  'consultation.title': { readonly name: number | string }
  'consultation.readAt': { readonly at: number }
  'consultation.endTitle': { readonly name: number | string }
  'consultation.typeName': { readonly lastName: number | string }
  'consultation.save': { readonly count: number }
  'consultation.fileName': { readonly list: number | string }
  'consultation.savedAs': { readonly at: number; readonly list: number | string }
  'diagnostics.saved': { readonly name: number | string }
  'diagnostics.atStep': {
    readonly number: number | string
    readonly of: number | string
    readonly step: number | string
  }
  'diagnostics.failedAt': {
    readonly number: number | string
    readonly of: number | string
    readonly step: number | string
  }
  'diagnostics.tookMs': { readonly ms: number }
  'diagnostics.clockAhead': { readonly seconds: number }
  'diagnostics.clockBehind': { readonly seconds: number }
  'diagnostics.reportName': { readonly day: number | string }
  'diagnostics.reportMade': { readonly at: number; readonly version: number | string }
  'export.patients': { readonly count: number }
  'export.saved': { readonly name: number | string }
  'export.linksFile': { readonly at: number; readonly list: number | string }
  'export.failedFile': { readonly at: number; readonly list: number | string }
  'export.lettersFile': { readonly at: number; readonly list: number | string }
  'export.otherLanguage': {
    readonly count: number
    readonly language: number | string
    readonly languages: readonly string[]
  }
  'export.practiceFile': { readonly title: number | string }
  'export.mergeFile': { readonly at: number; readonly list: number | string }
  'export.phoneFile': { readonly at: number; readonly list: number | string }
  'export.wordsMissing': { readonly count: number }
  'export.withAddress': { readonly columns: readonly string[] }
  'export.withoutAddress': { readonly count: number }
  'export.letterOf': { readonly count: number; readonly number: number }
  'export.letterTo': { readonly count: number; readonly name: number | string; readonly number: number }
  'export.lettersPrintedAt': { readonly at: number; readonly count: number }
  'export.lettersSavedAt': { readonly at: number; readonly count: number }
  'export.lettersWritten': { readonly count: number; readonly written: number }
  'export.makingPdf': { readonly count: number }
  'export.lettersPrinted': { readonly count: number }
  'export.aboutOwn': {
    readonly columns: readonly string[]
    readonly format: 'csv' | 'other'
    readonly separator: 'semicolon' | 'comma' | 'other'
  }
  'export.ownFile': { readonly at: number; readonly list: number | string; readonly name: number | string }
  'profile.changeTitle': { readonly name: number | string }
  'profile.ofFile': { readonly header: number | string }
  'profile.up': { readonly title: number | string }
  'profile.down': { readonly title: number | string }
  'profile.takeOut': { readonly title: number | string }
  'profile.moved': { readonly count: number; readonly number: number; readonly title: number | string }
  'profile.removed': { readonly name: number | string }
  'profile.missing': { readonly columns: readonly string[]; readonly count: number }
  'failure.theirWords': { readonly words: number | string }
  'failure.issuedBy': { readonly words: number | string }
  'failure.theProxy': { readonly words: number | string }
  'frame.takenOut': { readonly count: number }
  'frame.openingShare': { readonly share: number }
  'frame.unfinished': { readonly count: number }
  'import.reading': { readonly name: number | string }
  'import.fileOf': { readonly number: number; readonly total: number }
  'import.severalRead': { readonly count: number }
  'import.leftOut': { readonly count: number; readonly names: readonly string[] }
  'import.dropAlone': { readonly count: number; readonly names: readonly string[] }
  'import.joinableFor': { readonly count: number; readonly day: number | string; readonly names: readonly string[] }
  'import.joinable': { readonly count: number; readonly names: readonly string[] }
  'import.notAllRead': { readonly count: number; readonly names: readonly string[] }
  'import.notRead': { readonly name: number | string }
  'import.isCopy': { readonly list: number | string }
  'copy.title': { readonly list: number | string }
  'copy.others': { readonly count: number }
  'copy.copied': { readonly count: number }
  'copy.unclear': { readonly count: number; readonly names: readonly string[] }
  'copy.absent': { readonly count: number }
  'copy.otherCells': { readonly count: number; readonly names: readonly string[] }
  'copy.missing': { readonly names: readonly string[] }
  'copy.doubt.conflict': { readonly count: number }
  'copy.doubt.swapped': { readonly count: number }
  'copy.doubt.other-person': { readonly count: number }
  'copy.doubt.emptied': { readonly count: number }
  'copy.doubt.unreadable': { readonly count: number }
  'copy.doubt.unknown': { readonly count: number }
  'copy.invited': { readonly count: number }
  'copy.changed': { readonly count: number }
  'copy.choose': { readonly field: number | string; readonly name: number | string }
  'copy.chooseAll': { readonly what: number | string }
  'copy.more': { readonly count: number }
  'copy.makeList': { readonly count: number }
  'copy.take': { readonly count: number }
  'copy.taken': { readonly count: number }
  'unmatched.group.moved': { readonly count: number }
  'unmatched.group.changed': { readonly count: number }
  'unmatched.group.gone': { readonly count: number }
  'unmatched.place': { readonly row: number }
  'unmatched.placeInSheet': { readonly row: number; readonly sheet: number | string }
  'unmatched.typed': { readonly field: number | string; readonly text: number | string }
  'unmatched.accepted': { readonly count: number }
  'unmatched.more': { readonly count: number }
  'importSummary.evidence': { readonly date: number | string }
  'importSummary.needsMonthFirst': { readonly count: number; readonly example: number | string }
  'importSummary.needsDayFirst': { readonly count: number; readonly example: number | string }
  'importSummary.takeRow': { readonly row: number }
  'importSummary.moreSkipped': { readonly count: number }
  'issues.contact-missing.count': { readonly count: number }
  'issues.phone-invalid.count': { readonly count: number }
  'issues.phone-digits-lost.count': { readonly count: number }
  'issues.phone-landline-only.count': { readonly count: number }
  'issues.email-invalid.count': { readonly count: number }
  'issues.first-name-missing.count': { readonly count: number }
  'issues.last-name-missing.count': { readonly count: number }
  'issues.gender-missing.count': { readonly count: number }
  'issues.gender-unknown.count': { readonly count: number }
  'issues.date-invalid.count': { readonly count: number }
  'issues.date-impossible.count': { readonly count: number }
  'issues.date-past.count': { readonly count: number }
  'issues.time-missing.count': { readonly count: number }
  'issues.time-nonexistent.count': { readonly count: number }
  'issues.time-ambiguous.count': { readonly count: number }
  'issues.doctor-email-invalid.count': { readonly count: number }
  'issues.destination-missing.count': { readonly count: number }
  'issues.doctor-unknown.count': { readonly count: number }
  'issues.phone-two-countries.count': { readonly count: number }
  'issues.phone-of-other.count': { readonly count: number }
  'issues.name-unsure.count': { readonly count: number }
  'issues.date-order-unsure.count': { readonly count: number }
  'issues.date-weekday-differs.count': { readonly count: number }
  'issues.remark-against.count': { readonly count: number }
  'issues.row-shifted.count': { readonly count: number }
  'issues.not-chosen.count': { readonly count: number }
  'issues.duplicate-row.count': { readonly count: number }
  'issues.cancelled.count': { readonly count: number }
  'issues.phone-repaired.count': { readonly count: number }
  'issues.phone-other-country.count': { readonly count: number }
  'issues.phone-shared.count': { readonly count: number }
  'issues.two-visits.count': { readonly count: number }
  'issues.name-split.count': { readonly count: number }
  'issues.language-defaulted.count': { readonly count: number }
  'issues.landline-ignored.count': { readonly count: number }
  'issues.email-repaired.count': { readonly count: number }
  'issues.far-future.count': { readonly count: number }
  'issues.no-appointment.count': { readonly count: number }
  'issues.birth-name-used.count': { readonly count: number }
  'issues.lostZeros': { readonly count: number }
  'letters.greeting.female': { readonly lastName: number | string }
  'letters.greeting.male': { readonly lastName: number | string }
  'letters.moment': { readonly at: number; readonly zone: string }
  'letters.doctor': { readonly doctor: number | string }
  'letters.questions': { readonly phone: number | string }
  'links.copySome': { readonly count: number }
  'links.copiedAll': { readonly count: number }
  'links.lead': { readonly links: number; readonly patients: number }
  'links.showLink': { readonly name: number | string }
  'links.hideLink': { readonly link: number | string; readonly name: number | string }
  'links.copyLink': { readonly name: number | string }
  'links.openLink': { readonly name: number | string }
  'links.showQr': { readonly name: number | string }
  'links.copied': { readonly name: number | string }
  'links.shown': { readonly count: number }
  'lists.actionsFor': { readonly name: number | string }
  'lists.actionsForOne': { readonly at: number; readonly name: number | string }
  'lists.ofConnection': { readonly name: number | string }
  'lists.ready': { readonly count: number }
  'lists.blocked': { readonly count: number }
  'lists.excluded': { readonly count: number }
  'lists.onTheWay': { readonly count: number }
  'lists.withdrawn': { readonly count: number }
  'lists.showOlder': { readonly count: number }
  'lists.removeTitle': { readonly name: number | string }
  'lists.removePatients': { readonly count: number }
  'lists.removeLinks': { readonly count: number }
  'lists.removed': { readonly name: number | string }
  'lock.sent': { readonly outcome: number | string }
  'lock.afterMinutes': { readonly minutes: number }
  'policy.fixedNamed': { readonly name: number | string }
  'policy.wrongMember': { readonly member: number | string }
  'policy.wrongPlace': { readonly place: number | string }
  'practice.messages': { readonly count: number }
  'practice.to': { readonly to: number | string }
  'practice.olderHidden': { readonly count: number }
  'practicePatients.doing': { readonly name: number | string; readonly what: number | string }
  'practicePatients.more': { readonly count: number }
  'preflight.finding.clock-differs': { readonly seconds: number }
  'preflight.finding.queue-unknown': { readonly count: number; readonly detail: number | string }
  'preflight.queueMisspelt': {
    readonly count: number
    readonly detail: number | string
    readonly nearest: number | string
  }
  'preflight.finding.number-unreachable': { readonly count: number; readonly detail: number | string }
  'preflight.finding.language-unknown': { readonly count: number; readonly detail: string }
  'preflight.finding.moment-past': { readonly count: number }
  'preflight.finding.moment-far': { readonly count: number; readonly days: number }
  'preflight.finding.link-dies-first': { readonly count: number; readonly seconds: number }
  'preflight.finding.message-would-not-go': { readonly count: number }
  'preflight.finding.doctor-unproven': { readonly detail: number | string }
  'preflight.newDoctors': { readonly count: number }
  'preflight.newDoctor': { readonly count: number; readonly doctor: number | string }
  'preflight.unchecked': { readonly what: readonly string[] }
  'preflight.elsewhere': { readonly count: number }
  'preflight.allTheSameTitle': { readonly count: number; readonly prefix: number | string }
  'patientsHost.title': { readonly host: number | string }
  'patientsHost.body': { readonly server: number | string }
  'folderUser.by': { readonly computer: number | string; readonly since: number; readonly user: number | string }
  'newerVersion.needed': { readonly needed: number | string; readonly own: number | string }
  'restore.notice': { readonly count: number }
  'restore.sentBy': { readonly accounts: readonly string[] }
  'restore.asked': { readonly name: number | string }
  'restore.noPassword': { readonly name: number | string }
  'restore.fetch': { readonly count: number }
  'restore.again': { readonly count: number }
  'restore.listName': { readonly at: number }
  'restore.ofTotal': { readonly settled: number; readonly total: number }
  'restore.fetched': { readonly count: number }
  'restore.gone': { readonly count: number }
  'restore.notFound': { readonly count: number }
  'restore.unusable': { readonly count: number }
  'restore.left': { readonly count: number }
  'restore.over': { readonly count: number }
  'retention.daysHelp': {
    readonly max: number | string
    readonly min: number | string
    readonly usual: number | string
  }
  'retention.invitedUntil': { readonly days: number }
  'retention.listTitle': { readonly name: number | string }
  'retention.goes': { readonly withFile: boolean }
  'retention.patients': { readonly count: number }
  'retention.aliveLinks': { readonly count: number }
  'retention.sure': { readonly count: number }
  'retention.eraseFinally': { readonly count: number }
  'retention.done': { readonly count: number }
  'retention.erasedOn': { readonly at: number }
  'retention.erasedSome': { readonly count: number }
  'retention.listErased': { readonly at: number; readonly name: number | string }
  'retention.stay.on-the-way': { readonly count: number }
  'retention.stay.in-doubt': { readonly count: number }
  'retention.stay.not-yet': { readonly count: number }
  'send.severalDays': { readonly days: number; readonly from: number | string; readonly to: number | string }
  'send.plan.patients': { readonly count: number }
  'send.plan.onDay': { readonly day: number | string; readonly from: number | string; readonly to: number | string }
  'send.plan.atTime': { readonly day: number | string; readonly time: number | string }
  'send.plan.onDays': { readonly days: number; readonly from: number | string; readonly to: number | string }
  'send.plan.sms': { readonly count: number }
  'send.plan.email': { readonly count: number }
  'send.plan.linkOnly': { readonly count: number }
  'send.plan.inLanguage': { readonly name: number | string }
  'send.plan.inAssumed': { readonly name: number | string }
  'send.plan.inPartlyAssumed': { readonly name: number | string }
  'send.plan.countIn': { readonly count: number; readonly inLanguage: number | string }
  'send.plan.doctors': { readonly count: number }
  'send.plan.oneQueue': { readonly name: number | string }
  'send.plan.namedQueues': { readonly names: readonly string[] }
  'send.plan.queues': { readonly count: number }
  'send.plan.to': { readonly destinations: readonly string[] }
  'send.plan.about': { readonly seconds: number }
  'sendMessage.group': { readonly language: number | string; readonly way: number | string }
  'sendMessage.to': { readonly name: number | string; readonly to: number | string }
  'sendMessage.bySms': { readonly name: number | string }
  'sendMessage.byEmail': { readonly name: number | string }
  'sendMessage.appointment': { readonly at: number; readonly zone: string }
  'send.send': { readonly count: number }
  'send.makeLinks': { readonly count: number }
  'send.signedIn': { readonly email: number | string; readonly server: number | string }
  'send.clockOff': { readonly seconds: number }
  'send.queuesMissing': { readonly count: number; readonly queues: readonly string[] }
  'send.blocked': { readonly count: number }
  'send.heldBefore': { readonly count: number }
  'send.showHeld': { readonly count: number }
  'send.settled': { readonly count: number }
  'send.another': { readonly name: number | string }
  'send.sendOthers': { readonly count: number }
  'send.makeOtherLinks': { readonly count: number }
  'send.onlyWithheld': { readonly count: number }
  'sendProblems.patients': { readonly count: number }
  'sendProblems.more': { readonly count: number }
  'sendProblems.serverSays': { readonly words: number | string }
  'sendProblems.doctor': { readonly name: number | string }
  'sendProblems.queue': { readonly name: number | string }
  'sendProblems.correctAll': { readonly count: number }
  'sendProblems.retry': { readonly count: number }
  'sendProblems.lookUpSlowDown': { readonly at: number }
  'sendProblems.lookUpNoAnswer': { readonly at: number }
  'sendProblems.lookUpRequestMayGoOn': { readonly at: number }
  'sendProblems.decideFor': { readonly name: number | string }
  'sendProblems.madeAt': { readonly at: number }
  'sendProblems.appointmentAt': { readonly at: number; readonly zone: string }
  'sendProblems.sendAgainTitle': { readonly name: number | string }
  'sendProblems.decided': { readonly name: number | string }
  'sendProblems.onServer': { readonly count: number }
  'sendProblems.withdrawTitle': { readonly name: number | string }
  'sendProgress.ofTotal': { readonly done: number; readonly total: number }
  'sendProgress.finishes': { readonly at: number }
  'sendProgress.rate': { readonly configured: number; readonly measured: number }
  'sendProgress.slower': { readonly current: number }
  'sendProgress.waitsUntil': { readonly at: number }
  'sendProgress.stopBody': { readonly left: number }
  'sendProgress.recovered': { readonly count: number }
  'sendProgress.reportAll': { readonly count: number }
  'sendProgress.reportSome': { readonly created: number; readonly open: number }
  'sendProgress.reportPart': { readonly created: number }
  'sendProgress.finishedAt': { readonly at: number }
  'sendProgress.saidStarted': { readonly total: number }
  'sendProgress.saidProblems': { readonly count: number }
  'sendProgress.practised': { readonly sentence: number | string }
  'settings.likeSystem': { readonly name: number | string }
  'settings.rateHelp': { readonly max: number | string; readonly min: number | string; readonly usual: number | string }
  'settings.countryHelp': { readonly example: number | string }
  'settings.languageOfApp': { readonly name: number | string }
  'settings.version': { readonly version: number | string }
  'settingsLost.confirm': { readonly days: number }
  'signInLink.lead': { readonly minutes: number }
  'signInLink.opened': { readonly until: number }
  'signInLink.copied': { readonly minutes: number; readonly until: number }
  'support.saved': { readonly name: number | string }
  'support.fileName': { readonly day: number | string }
  'templates.columns': { readonly count: number; readonly used: number }
  'templates.renameNamed': { readonly name: number | string }
  'templates.forgetNamed': { readonly name: number | string }
  'templates.forgotten': { readonly name: number | string }
  'templates.saved': { readonly name: number | string }
  'templates.loaded': { readonly count: number }
  'templates.notKinds': { readonly name: number | string }
  'templates.resembles': { readonly name: number | string }
  'templates.difference.moved': { readonly header: number | string }
  'templates.difference.new': { readonly header: number | string }
  'templates.difference.missing': { readonly header: number | string }
  'practiceColleague.invited': { readonly count: number }
  'held.takeOverAll': { readonly count: number }
  'held.leaveOutAll': { readonly count: number }
  'held.letThroughAll': { readonly count: number }
  'held.refused': { readonly count: number }
  'held.letThroughTitle': { readonly count: number }
  'held.decided': { readonly count: number }
  'sentence.colon': { readonly after: number | string; readonly before: number | string }
  'held.today': { readonly at: number }
  'held.elsewhere': { readonly at: number }
  'held.otherList': { readonly at: number; readonly name: number | string }
  'held.shown': { readonly count: number }
  'otherConnection.prepared': { readonly chosen: number | string; readonly theirs: number | string }
  'otherConnection.practiceList': { readonly chosen: number | string }
  'otherConnection.sentNext': { readonly theirs: number | string }
  'otherConnection.takeOver': { readonly chosen: number | string }
  'otherConnection.copy': { readonly chosen: number | string }
  'figures.span': { readonly from: number | string; readonly to: number | string }
  'figures.comparedLead': { readonly from: number | string; readonly to: number | string }
  'figures.knownSince': { readonly day: number | string }
  'figures.fileTitle': { readonly from: number | string; readonly to: number | string }
  'dayList.fileTitle': { readonly at: number }
  'dayList.printedFor': { readonly count: number; readonly day: number | string }
}
