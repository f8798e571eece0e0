package io.throughline.local.service;

/**
 * What all services of one stack share.
 *
 * @param postgresPort where they reach the server
 * @param kafkaPort where they reach the broker
 * @param tokenPublicKey X.509, base64 without armour
 * @param fallback e-mail of whoever is told when nobody else is known
 */
public record ServiceContext(int postgresPort, int kafkaPort, String tokenPublicKey, String fallback) {}
