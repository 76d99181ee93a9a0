import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { database } from '@/lib/database/database'
import { acknowledgementText } from '@/lib/withdrawals/acknowledgement'
import { findWithdrawalByToken } from '@/lib/withdrawals/receipt'

/** The acknowledgement of a withdrawal as a file to keep, for whoever has its address. */
export const GET = orUnavailable(
  async (_request: Request, { params }: { params: Promise<{ token: string }> }) => {
    const withdrawal = await findWithdrawalByToken(await database(), (await params).token)
    if (!withdrawal) return Response.json({ error: 'There is no such acknowledgement.' }, { status: 404 })
    return new Response(acknowledgementText(withdrawal), {
      headers: {
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Disposition': `attachment; filename="withdrawal-${withdrawal.orderNumber}.txt"`,
        'Cache-Control': 'private, no-store',
      },
    })
  },
)
