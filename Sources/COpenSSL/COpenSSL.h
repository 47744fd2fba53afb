#pragma once
#include <openssl/bn.h>
#include <openssl/cms.h>
#include <openssl/ct.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/core_names.h>
#include <openssl/ocsp.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>
#include <string.h>

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

/// How many timestamps of certificate transparency it carries (RFC 6962 § 3.3); -1 when the extension cannot be read.
static inline int COpenSSL_X509_sct_count(const X509 *certificate) {
  if (X509_get_ext_by_NID(certificate, NID_ct_precert_scts, -1) < 0) return 0;
  STACK_OF(SCT) *list = (STACK_OF(SCT) *)X509_get_ext_d2i(certificate, NID_ct_precert_scts, NULL, NULL);
  if (list == NULL) return -1;
  int count = sk_SCT_num(list);
  SCT_LIST_free(list);
  return count;
}

/// Whether its TLS feature extension lists `feature` (RFC 7633).
static inline int COpenSSL_X509_has_feature(const X509 *certificate, long feature) {
  TLS_FEATURE *features = (TLS_FEATURE *)X509_get_ext_d2i(certificate, NID_tlsfeature, NULL, NULL);
  int found = 0;
  for (int index = 0; index < sk_ASN1_INTEGER_num(features); index++) {
    if (ASN1_INTEGER_get(sk_ASN1_INTEGER_value(features, index)) == feature) found = 1;
  }
  TLS_FEATURE_free(features);
  return found;
}

static inline int COpenSSL_purposes_num(const EXTENDED_KEY_USAGE *purposes) { return sk_ASN1_OBJECT_num(purposes); }

static inline const ASN1_OBJECT *COpenSSL_purposes_value(const EXTENDED_KEY_USAGE *purposes, int index) {
  return sk_ASN1_OBJECT_value(purposes, index);
}

static inline int COpenSSL_access_num(const AUTHORITY_INFO_ACCESS *list) { return sk_ACCESS_DESCRIPTION_num(list); }

/// The place of one entry if its method is `method`, else NULL.
static inline const GENERAL_NAME *COpenSSL_access_place(const AUTHORITY_INFO_ACCESS *list, int index, int method) {
  const ACCESS_DESCRIPTION *entry = sk_ACCESS_DESCRIPTION_value(list, index);
  return entry != NULL && OBJ_obj2nid(entry->method) == method ? entry->location : NULL;
}

static inline int COpenSSL_distribution_num(const CRL_DIST_POINTS *list) { return sk_DIST_POINT_num(list); }

/// The full names of one distribution point; NULL without.
static inline const GENERAL_NAMES *COpenSSL_distribution_names(const CRL_DIST_POINTS *list, int index) {
  const DIST_POINT *point = sk_DIST_POINT_value(list, index);
  return point != NULL && point->distpoint != NULL && point->distpoint->type == 0 ? point->distpoint->name.fullname : NULL;
}

/// Asks the server to staple the state of its certificate (RFC 6066 § 8).
static inline void COpenSSL_SSL_ask_for_staple(SSL *session) {
  SSL_set_tlsext_status_type(session, TLSEXT_STATUSTYPE_ocsp);
}

/// The stapled response in DER; its length, or 0 without one.
static inline long COpenSSL_SSL_staple(SSL *session, const unsigned char **response) {
  long length = SSL_get_tlsext_status_ocsp_resp(session, response);
  return length > 0 ? length : 0;
}

/// Called by OpenSSL when a server asks for a client's certificate.
static inline int COpenSSL_note_request(SSL *session, void *argument) {
  (void)argument;
  SSL_set_app_data(session, (char *)session);
  return 1;
}

static inline void COpenSSL_SSL_watch_for_request(SSL *session) {
  SSL_set_cert_cb(session, COpenSSL_note_request, NULL);
}

/// Whether the server asked for a certificate.
static inline int COpenSSL_SSL_was_asked(const SSL *session) { return SSL_get_app_data(session) != NULL; }

static inline int COpenSSL_names_num(const STACK_OF(X509_NAME) *names) { return sk_X509_NAME_num(names); }

static inline const X509_NAME *COpenSSL_names_value(const STACK_OF(X509_NAME) *names, int index) {
  return sk_X509_NAME_value(names, index);
}

static inline int COpenSSL_SSL_CTX_set_signature_algorithms(SSL_CTX *context, const char *names) {
  return (int)SSL_CTX_set1_sigalgs_list(context, names);
}

/// Keeps a client from asking for a session ticket (RFC 5077), so that the server uses session identifiers.
static inline void COpenSSL_SSL_ask_for_no_ticket(SSL *session) { SSL_set_options(session, SSL_OP_NO_TICKET); }

/// Whether the session uses the extended master secret: 1 or 0, -1 during a handshake.
static inline long COpenSSL_SSL_is_extended(SSL *session) { return SSL_get_extms_support(session); }

static inline int COpenSSL_signers_num(const STACK_OF(CMS_SignerInfo) *signers) {
  return sk_CMS_SignerInfo_num(signers);
}

static inline CMS_SignerInfo *COpenSSL_signers_value(const STACK_OF(CMS_SignerInfo) *signers, int index) {
  return sk_CMS_SignerInfo_value(signers, index);
}

/// The algorithm SHA-256 without parameters' value; NULL without memory.
static inline X509_ALGOR *COpenSSL_sha256_algorithm(void) {
  X509_ALGOR *algorithm = X509_ALGOR_new();
  if (algorithm != NULL && X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_sha256), V_ASN1_NULL, NULL) != 1) {
    X509_ALGOR_free(algorithm);
    return NULL;
  }
  return algorithm;
}

/// Hands `store`, with one reference of the caller's, over to `context`.
static inline void COpenSSL_TS_VERIFY_CTX_set_store(TS_VERIFY_CTX *context, X509_STORE *store) {
  TS_VERIFY_CTX_set_store(context, store);
}

/// The unsigned attribute with a signature's time stamp (RFC 5126 § 6.1.1), as a token; NULL without one.
static inline PKCS7 *COpenSSL_time_stamp(const CMS_SignerInfo *signer) {
  int place = CMS_unsigned_get_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, -1);
  if (place < 0) return NULL;
  X509_ATTRIBUTE *attribute = CMS_unsigned_get_attr(signer, place);
  ASN1_STRING *value = (ASN1_STRING *)X509_ATTRIBUTE_get0_data(attribute, 0, V_ASN1_SEQUENCE, NULL);
  if (value == NULL) return NULL;
  const unsigned char *cursor = ASN1_STRING_get0_data(value);
  return d2i_PKCS7(NULL, &cursor, ASN1_STRING_length(value));
}

/// The moment that a signer claims in its signed attributes (RFC 5652 § 11.3); NULL without one.
static inline const ASN1_TIME *COpenSSL_signing_time(const CMS_SignerInfo *signer) {
  int place = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
  if (place < 0) return NULL;
  X509_ATTRIBUTE *attribute = CMS_signed_get_attr(signer, place);
  ASN1_TYPE *value = X509_ATTRIBUTE_get0_type(attribute, 0);
  if (value == NULL) return NULL;
  int type = ASN1_TYPE_get(value);
  return type == V_ASN1_UTCTIME || type == V_ASN1_GENERALIZEDTIME ? value->value.asn1_string : NULL;
}

/// Whether the signed attributes tie the signature to its certificate (RFC 5035), as CAdES-BES asks.
static inline int COpenSSL_names_its_certificate(const CMS_SignerInfo *signer) {
  return CMS_signed_get_attr_by_NID(signer, NID_id_smime_aa_signingCertificateV2, -1) >= 0 ||
         CMS_signed_get_attr_by_NID(signer, NID_id_smime_aa_signingCertificate, -1) >= 0;
}

static inline CMS_ContentInfo *COpenSSL_read_CMS(BIO *input) { return PEM_read_bio_CMS(input, NULL, NULL, NULL); }

/// Gives `context` a copy of the digest that a stamp has to be one of; 0 without memory.
static inline int COpenSSL_TS_VERIFY_CTX_set_imprint(TS_VERIFY_CTX *context, const unsigned char *digest, long count) {
  unsigned char *copy = (unsigned char *)OPENSSL_memdup(digest, count);
  if (copy == NULL) return 0;
  TS_VERIFY_CTX_set_imprint(context, copy, count);
  return 1;
}

/// Keeps a client from agreeing to encrypt-then-MAC (RFC 7366).
static inline void COpenSSL_SSL_ask_for_no_etm(SSL *session) { SSL_set_options(session, SSL_OP_NO_ENCRYPT_THEN_MAC); }

/// Whether the session may use encrypt-then-MAC: 0 after COpenSSL_SSL_ask_for_no_etm.
static inline int COpenSSL_SSL_uses_etm(const SSL *session) {
  return (SSL_get_options(session) & SSL_OP_NO_ENCRYPT_THEN_MAC) == 0;
}

/// The cipher of a suite with a MAC of its own; NULL when the library has it not.
static inline const EVP_CIPHER *COpenSSL_cipher(const SSL_CIPHER *suite) {
  return EVP_get_cipherbynid(SSL_CIPHER_get_cipher_nid(suite));
}

/// The digest of a suite's MAC; NULL for AEAD.
static inline const EVP_MD *COpenSSL_digest(const SSL_CIPHER *suite) {
  int number = SSL_CIPHER_get_digest_nid(suite);
  return number == NID_undef ? NULL : EVP_get_digestbynid(number);
}

/// The pseudo-random function of TLS 1.0 to TLS 1.2 (RFC 5246 section 5, RFC 2246 section 5); 1 on success.
static inline int COpenSSL_TLS_PRF(
    const EVP_MD *digest, const unsigned char *secret, size_t secret_count, const unsigned char *seed,
    size_t seed_count, unsigned char *output, size_t count) {
  if (digest == NULL) return 0;
  EVP_KDF *function = EVP_KDF_fetch(NULL, "TLS1-PRF", NULL);
  EVP_KDF_CTX *context = EVP_KDF_CTX_new(function);
  EVP_KDF_free(function);
  if (context == NULL) return 0;
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, (char *)EVP_MD_get0_name(digest), 0),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SECRET, (void *)secret, secret_count),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SEED, (void *)seed, seed_count),
      OSSL_PARAM_construct_end(),
  };
  int done = EVP_KDF_derive(context, output, count, parameters);
  EVP_KDF_CTX_free(context);
  return done;
}

/// The alert that an error of SSL_read or SSL_do_handshake stands for; -1 when the peer sent none.
static inline int COpenSSL_alert(unsigned long code) {
  int reason = ERR_GET_REASON(code) - SSL_AD_REASON_OFFSET;
  return ERR_GET_LIB(code) == ERR_LIB_SSL && reason >= 0 && reason < 256 ? reason : -1;
}

/// The application protocol that was agreed on (RFC 7301); its length, 0 without one.
static inline unsigned int COpenSSL_SSL_protocol(const SSL *session, const unsigned char **name) {
  unsigned int length = 0;
  SSL_get0_alpn_selected(session, name, &length);
  return length;
}

/// Asks the server for timestamps of certificate transparency (RFC 6962 section 3.3), whatever they say.
static inline void COpenSSL_SSL_ask_for_timestamps(SSL *session) { SSL_enable_ct(session, SSL_CT_VALIDATION_PERMISSIVE); }

/// How many timestamps came in the TLS extension or in the staple; those inside the certificate are not counted.
static inline int COpenSSL_SSL_timestamps(SSL *session) {
  const STACK_OF(SCT) *list = SSL_get0_peer_scts(session);
  int count = 0;
  for (int index = 0; index < sk_SCT_num(list); index++) {
    if (SCT_get_source(sk_SCT_value(list, index)) != SCT_SOURCE_X509V3_EXTENSION) count++;
  }
  return count;
}

/// Whether one of its policies lies below `prefix`, an OID with a point at its end; -1 when they cannot be read.
static inline int COpenSSL_X509_has_policy_below(const X509 *certificate, const char *prefix) {
  if (X509_get_ext_by_NID(certificate, NID_certificate_policies, -1) < 0) return 0;
  CERTIFICATEPOLICIES *list =
      (CERTIFICATEPOLICIES *)X509_get_ext_d2i(certificate, NID_certificate_policies, NULL, NULL);
  if (list == NULL) return -1;
  int found = 0;
  for (int index = 0; index < sk_POLICYINFO_num(list); index++) {
    char text[80] = "";
    OBJ_obj2txt(text, sizeof text, sk_POLICYINFO_value(list, index)->policyid, 1);
    if (strncmp(text, prefix, strlen(prefix)) == 0) found = 1;
  }
  CERTIFICATEPOLICIES_free(list);
  return found;
}

/// The digest of a server's RSA-PSS signature by a usual RSA key: 4 SHA-256, 5 SHA-384, 6 SHA-512; 0 for other signatures.
static inline unsigned int COpenSSL_SSL_pss_digest(SSL *session) {
  int type = NID_undef, digest = NID_undef;
  const X509 *certificate = SSL_get0_peer_certificate(session);
  const EVP_PKEY *key = certificate == NULL ? NULL : X509_get0_pubkey(certificate);
  if (key == NULL || EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA) return 0;
  if (SSL_get_peer_signature_type_nid(session, &type) != 1 || type != NID_rsassaPss) return 0;
  if (SSL_get_peer_signature_nid(session, &digest) != 1) return 0;
  return digest == NID_sha256 ? 4 : digest == NID_sha384 ? 5 : digest == NID_sha512 ? 6 : 0;
}
