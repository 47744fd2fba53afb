#pragma once
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

// OpenSSL spells these as function-like macros, which Swift cannot import.

static inline int COpenSSL_SSL_CTX_set_protocols(SSL_CTX *context, int oldest, int newest) {
  return SSL_CTX_set_min_proto_version(context, oldest) == 1 && SSL_CTX_set_max_proto_version(context, newest) == 1;
}

/// Lets a client talk to servers without secure renegotiation (RFC 5746) and forgive a missing close_notify.
static inline void COpenSSL_SSL_CTX_bear_old_peers(SSL_CTX *context) {
  SSL_CTX_set_options(context, SSL_OP_LEGACY_SERVER_CONNECT | SSL_OP_IGNORE_UNEXPECTED_EOF);
}

static inline int COpenSSL_SSL_CTX_set_groups(SSL_CTX *context, const char *names) {
  return (int)SSL_CTX_set1_groups_list(context, names);
}

static inline int COpenSSL_SSL_set_host_name(SSL *session, const char *name) {
  return (int)SSL_set_tlsext_host_name(session, name);
}

static inline int COpenSSL_sk_X509_num(const STACK_OF(X509) *stack) { return sk_X509_num(stack); }

static inline X509 *COpenSSL_sk_X509_value(const STACK_OF(X509) *stack, int index) {
  return sk_X509_value(stack, index);
}

static inline STACK_OF(X509) *COpenSSL_sk_X509_new(void) { return sk_X509_new_null(); }

/// Takes over one reference to `certificate`; 0 when there is no memory, and the reference stays with the caller.
static inline int COpenSSL_sk_X509_push(STACK_OF(X509) *stack, X509 *certificate) {
  return sk_X509_push(stack, certificate);
}

static inline void COpenSSL_sk_X509_free(STACK_OF(X509) *stack) { sk_X509_pop_free(stack, X509_free); }

static inline int COpenSSL_GENERAL_NAMES_num(const GENERAL_NAMES *names) { return sk_GENERAL_NAME_num(names); }

static inline const GENERAL_NAME *COpenSSL_GENERAL_NAMES_value(const GENERAL_NAMES *names, int index) {
  return sk_GENERAL_NAME_value(names, index);
}

/// RFC 2253, with letters beyond ASCII as UTF-8 instead of escapes.
static inline int COpenSSL_X509_NAME_print(BIO *output, const X509_NAME *name) {
  return X509_NAME_print_ex(output, name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
}

/// Whether an error of PEM_read_bio says no more than that there is nothing further in the file.
static inline int COpenSSL_is_end_of_PEM(unsigned long code) {
  return ERR_GET_LIB(code) == ERR_LIB_PEM && ERR_GET_REASON(code) == PEM_R_NO_START_LINE;
}
