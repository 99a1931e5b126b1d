// The libsrtp 3 calls that mediasoup makes, on Debian's libsrtp 2.5: policies are objects that own their key,
// and protect/unprotect take an input and an output buffer. libsrtp 2 works in place, so the input is moved first.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
// libsrtp 2's policy struct has the name that libsrtp 3 gives to its opaque handle.
#define srtp_policy_t srtp2_policy_t
#include <srtp2/srtp.h>
#undef srtp_policy_t

constexpr srtp_err_status_t srtp_err_status_buffer_small = static_cast<srtp_err_status_t>(28);
constexpr srtp_err_status_t srtp_err_status_cryptex_err = static_cast<srtp_err_status_t>(29);

struct srtp3_policy {
  srtp2_policy_t policy{};
  uint8_t key[SRTP_MAX_KEY_LEN]{};
};
using srtp_policy_t = srtp3_policy*;

inline srtp_err_status_t srtp_policy_create(srtp_policy_t* out) {
  *out = new srtp3_policy();
  return srtp_err_status_ok;
}

inline void srtp_policy_destroy(srtp_policy_t self) { delete self; }

inline srtp_err_status_t srtp_policy_set_ssrc(srtp_policy_t self, srtp_ssrc_t ssrc) {
  self->policy.ssrc = ssrc;
  return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_profile(srtp_policy_t self, srtp_profile_t profile) {
  auto status = srtp_crypto_policy_set_from_profile_for_rtp(&self->policy.rtp, profile);
  return status ? status : srtp_crypto_policy_set_from_profile_for_rtcp(&self->policy.rtcp, profile);
}

inline srtp_err_status_t srtp_policy_add_key(srtp_policy_t self, const uint8_t* key, size_t key_length, const uint8_t* salt, size_t salt_length, const uint8_t*, size_t) {
  if (key_length + salt_length > sizeof self->key) return srtp_err_status_bad_param;
  std::memcpy(self->key, key, key_length);
  std::memcpy(self->key + key_length, salt, salt_length);
  self->policy.key = self->key;
  return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_allow_repeat_tx(srtp_policy_t self, bool value) {
  self->policy.allow_repeat_tx = value;
  return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_window_size(srtp_policy_t self, size_t value) {
  self->policy.window_size = value;
  return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_create(srtp_t* session, srtp_policy_t self) {
  self->policy.next = nullptr;
  return srtp_create(session, &self->policy);
}

using srtp2_in_place = srtp_err_status_t (*)(srtp_t, void*, int*);

template <srtp2_in_place Function>
inline srtp_err_status_t srtp3_apply(srtp_t session, const uint8_t* in, size_t in_length, uint8_t* out, size_t* out_length) {
  if (*out_length < in_length) return srtp_err_status_buffer_small;
  if (out != in) std::memmove(out, in, in_length);
  int length = static_cast<int>(in_length);
  auto status = Function(session, out, &length);
  if (!status) *out_length = static_cast<size_t>(length);
  return status;
}

inline srtp_err_status_t srtp_protect(srtp_t session, const uint8_t* in, size_t in_length, uint8_t* out, size_t* out_length, size_t) {
  return srtp3_apply<static_cast<srtp2_in_place>(&srtp_protect)>(session, in, in_length, out, out_length);
}

inline srtp_err_status_t srtp_unprotect(srtp_t session, const uint8_t* in, size_t in_length, uint8_t* out, size_t* out_length) {
  return srtp3_apply<static_cast<srtp2_in_place>(&srtp_unprotect)>(session, in, in_length, out, out_length);
}

inline srtp_err_status_t srtp_protect_rtcp(srtp_t session, const uint8_t* in, size_t in_length, uint8_t* out, size_t* out_length, size_t) {
  return srtp3_apply<static_cast<srtp2_in_place>(&srtp_protect_rtcp)>(session, in, in_length, out, out_length);
}

inline srtp_err_status_t srtp_unprotect_rtcp(srtp_t session, const uint8_t* in, size_t in_length, uint8_t* out, size_t* out_length) {
  return srtp3_apply<static_cast<srtp2_in_place>(&srtp_unprotect_rtcp)>(session, in, in_length, out, out_length);
}

inline srtp_err_status_t srtp_stream_remove(srtp_t session, uint32_t ssrc) { return srtp_remove_stream(session, ssrc); }
