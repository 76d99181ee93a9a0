import { walletNames } from '../../payments/page-methods.ts'
import type { JobOption } from '../../payments/payment-job.ts'

export const optionNames: Record<JobOption, string> = {
  IsRecurringPaymentJobParent: 'First of recurring payments',
  IsMoto: 'Mail or telephone order',
  StoreCustomerInformation: 'Store the customer',
  StoreCardDetails: 'Store the card',
  GenerateToken: 'Generate a token',
  Frictionless: '3-D Secure without a challenge',
  HostedNotCancelable: 'The shopper cannot cancel',
  AutoInvoice: 'Invoice automatically',
}

const wallets = new Map<string, string>(Object.entries(walletNames))

/** @param eWalletType as the gateway names it, such as ApplePay */
export const walletName = (eWalletType: string): string => wallets.get(eWalletType) ?? eWalletType
